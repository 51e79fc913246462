/**
 * Every bound of the engine in one place. A bound that is exceeded ends on the safe side: the act is opaque,
 * so it is never allowed, and deny rules are still tested on what can be read.
 */
export const limits = {
  /** A shell command longer than this always needs approval (UTF-16 units). SEMANTICS CAP-1. */
  commandLengthMax: 10_000,
  /** Text beyond this is not parsed at all, only scanned for deny rules (UTF-16 units). */
  commandParsedLengthMax: 65_536,
  /** How deep lists, substitutions and compound commands may nest before the command is opaque. */
  shellDepthMax: 64,
  /** How many wrappers (`sudo env nice …`) are looked through. SEMANTICS WRAP-6. */
  wrapperDepthMax: 16,
  /** How many readings of its commands beyond the first a call may have, for the values that variables may hold. SEMANTICS ENV-8. */
  readingsMax: 256,
  /** How many commands a policy remembers: those of a long session. With the longest texts that is 4 MB at most. */
  memoEntriesMax: 512,
  /** A command longer than this is not remembered (UTF-16 units); hardly one that is written twice is. */
  memoTextLengthMax: 4_096,
  /** A path longer than this is opaque (bytes in UTF-8); Linux PATH_MAX. */
  pathLengthMax: 4_096,
  /** A path with more segments than this is opaque. */
  pathSegmentsMax: 256,
  /**
   * Steps in which the rules of one list are held against one path, or against all that a glob stands for. A rule that is
   * beyond them counts as one that may match. An ordinary rule takes some hundred.
   */
  pathStepsMax: 4_000_000,
  /** A directory with more segments than this is not followed: each `cd` of a chain would cost as much as all before it. */
  directoryDepthMax: 64,
  /** How many symbolic links one path may run through; Linux MAXSYMLINKS. */
  symlinkHopsMax: 40,
  /** A URL longer than this is opaque (UTF-16 units). */
  urlLengthMax: 8_192,
  /** A rule longer than this is refused when it is loaded (UTF-16 units). */
  ruleLengthMax: 4_096,
  /** A pattern with more wildcards than this is refused when it is loaded. */
  patternWildcardsMax: 32,
  /** How many states a regular expression of an administrator may have, its repetitions written out. */
  regexStatesMax: 2_048,
  /** How deep its groups may nest. */
  regexDepthMax: 64,
  /** A settings file longer than this is refused (bytes). */
  settingsBytesMax: 8_388_608,
  /** A policy document longer than this is refused (bytes): settings of the largest size, written as a JSON string. */
  policyDocumentBytesMax: 16_777_216,
  /** A line of a log that is replayed; sessions of agents hold whole files in one line (bytes). */
  logLineBytesMax: 33_554_432,
  /** Lines of an audit log that are not written yet; what does not fit is dropped and counted (UTF-16 units). */
  auditQueueLengthMax: 16_777_216,
} as const;
