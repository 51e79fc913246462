/** How a cmdlet uses the parameters that name files. */
// @ts-nocheck

export type Use =
  | "none"
  | "read" // Path is read
  | "write" // Path is written
  | "remove" // Path is removed
  | "copy" // Path is read, Destination written
  | "move" // Path is read and removed, Destination written
  | "rename" // Path is read and removed, NewName written beside it
  | "create"; // Path, or Name below Path, is written

export type Parameter = {
  readonly name: string;
  /** Name and aliases in small letters. */
  readonly spellings: readonly string[];
  readonly takes: "nothing" | "value" | "path" | "literal-path" | "destination" | "action" | "variable";
  /** Undefined: only by name. */
  readonly position: number | undefined;
  /** False: with it nobody may call the cmdlet read-only or a plain file command. */
  readonly inert: boolean;
};

export type Cmdlet = {
  readonly name: string;
  readonly use: Use;
  /** It only reads and prints, with its inert parameters. */
  readonly readOnly: boolean;
  /** The content of the files in Path comes out, not only their names. */
  readonly content: boolean;
  /** The last position takes all further words. */
  readonly rest: boolean;
  readonly parameters: readonly Parameter[];
};

/**
 * The row of a canonical cmdlet name; undefined: it is not in the table, so nothing is known about it.
 * Never throws. Constant.
 */
export function cmdletOf(canonical: string): Cmdlet | undefined {
  return table.get(canonical);
}

/** One row: `Name/alias/alias!:takes:position`; `!` makes it not inert. */
function parameterOf(row: string): Parameter {
  const [names = "", takes = "nothing", position] = row.split(":");
  const inert = !names.endsWith("!");
  const written = (inert ? names : names.slice(0, -1)).split("/");
  return {
    name: written[0] ?? "",
    spellings: written.map((each) => each.toLowerCase()),
    takes: takes as Parameter["takes"],
    position: position === undefined ? undefined : Number(position),
    inert,
  };
}

function parametersOf(rows: string): readonly Parameter[] {
  return rows
    .split(" ")
    .filter((row) => row !== "")
    .map(parameterOf);
}

/** Every cmdlet takes these. Source: about_CommonParameters. */
export const commonParameters: readonly Parameter[] = parametersOf(
  "Verbose/vb Debug/db! ErrorAction/ea:action WarningAction/wa:action InformationAction/infa:action " +
    "ProgressAction/proga:action ErrorVariable/ev!:variable WarningVariable/wv!:variable " +
    "InformationVariable/iv!:variable OutVariable/ov!:variable PipelineVariable/pv!:variable OutBuffer/ob:value " +
    "WhatIf/wi Confirm/cf UseTransaction/usetx!",
);

const literalPath = "LiteralPath/PSPath/LP:literal-path";
const selection = "Filter:value Include:value Exclude:value";
/** On cmdlets that remove or change, a selection makes unknown which files are meant. */
const unknownSelection = "Filter!:value Include!:value Exclude!:value";

/** Source: the cmdlet reference of PowerShell 5.1 and 7.4, Microsoft.PowerShell.Management and .Utility. */
const reading: readonly (readonly [name: string, use: Use, parameters: string])[] = [
  [
    "Get-ChildItem",
    "read",
    `Path:path:0 Filter:value:1 ${literalPath} Include:value Exclude:value Recurse/s/r Depth:value Force Name ` +
      "Attributes:value FollowSymlink! Directory/ad/d File/af Hidden/ah/h ReadOnly/ar System/as",
  ],
  [
    "Get-Content",
    "read",
    `Path:path:0 ${literalPath} ${selection} ReadCount:value TotalCount/First/Head:value Tail/Last:value Force ` +
      "Raw Encoding:value Delimiter:value AsByteStream Wait! Stream!:value Credential!:value",
  ],
  ["Get-Item", "read", `Path:path:0 ${literalPath} ${selection} Force Stream!:value Credential!:value`],
  [
    "Test-Path",
    "read",
    `Path:path:0 ${literalPath} ${selection} PathType/Type:value IsValid OlderThan:value NewerThan:value ` +
      "Credential!:value",
  ],
  ["Resolve-Path", "read", `Path:path:0 ${literalPath} Relative RelativeBasePath!:value Credential!:value`],
  ["Get-FileHash", "read", `Path:path:0 ${literalPath} Algorithm:value InputStream!:value`],
  [
    "Select-String",
    "read",
    `Pattern:value:0 Path:path:1 ${literalPath} InputObject:value SimpleMatch CaseSensitive Quiet List ` +
      "Include:value Exclude:value NotMatch AllMatches Encoding:value Context:value Raw NoEmphasis Culture:value",
  ],
  ["Get-Location", "none", "PSProvider:value PSDrive:value Stack StackName:value"],
  ["Write-Output", "none", "InputObject:value:0 NoEnumerate"],
  [
    "Write-Host",
    "none",
    "Object/Msg/Message:value:0 NoNewline Separator:value ForegroundColor:value BackgroundColor:value",
  ],
  [
    "Measure-Object",
    "none",
    "Property:value:0 InputObject:value Sum Average Maximum Minimum AllStats StandardDeviation Line Word " +
      "Character IgnoreWhiteSpace",
  ],
  [
    "Select-Object",
    "none",
    "Property:value:0 InputObject:value First:value Last:value Skip:value SkipLast:value Index:value " +
      "SkipIndex:value Unique CaseInsensitive ExcludeProperty:value ExpandProperty:value Wait",
  ],
  [
    "Sort-Object",
    "none",
    "Property:value:0 InputObject:value Descending Unique CaseSensitive Culture:value Top:value Bottom:value Stable",
  ],
  [
    "Group-Object",
    "none",
    "Property:value:0 InputObject:value NoElement AsHashTable/AHT AsString CaseSensitive Culture:value",
  ],
  ["Get-Unique", "none", "InputObject:value AsString OnType CaseInsensitive"],
  [
    "Get-Date",
    "none",
    "Date/LastWriteTime:value:0 UnixTimeSeconds/UnixTime:value Year:value Month:value Day:value Hour:value " +
      "Minute:value Second:value Millisecond:value DisplayHint:value UFormat:value Format:value AsUTC",
  ],
  [
    "Get-Process",
    "none",
    "Name/ProcessName:value:0 Id/PID:value InputObject!:value IncludeUserName Module FileVersionInfo/FV/FVI " +
      "ComputerName/Cn!:value",
  ],
  [
    "Where-Object",
    "none",
    "Property:value:0 Value:value:1 InputObject:value FilterScript!:value EQ/IEQ CEQ NE/INE CNE GT/IGT CGT " +
      "LT/ILT CLT GE/IGE CGE LE/ILE CLE Like/ILike CLike NotLike/INotLike CNotLike Match/IMatch CMatch " +
      "NotMatch/INotMatch CNotMatch Contains/IContains CContains NotContains/INotContains CNotContains In/IIn " +
      "CIn NotIn/INotIn CNotIn Is IsNot Not",
  ],
  [
    "Format-Table",
    "none",
    "Property:value:0 AutoSize Wrap HideTableHeaders RepeatHeader GroupBy:value View:value ShowError " +
      "DisplayError Force Expand:value InputObject:value",
  ],
  [
    "Format-List",
    "none",
    "Property:value:0 GroupBy:value View:value ShowError DisplayError Force Expand:value InputObject:value",
  ],
  ["Out-String", "none", "Stream Width:value NoNewline InputObject:value"],
  ["Out-Null", "none", "InputObject:value"],
];

const changing: readonly (readonly [name: string, use: Use, parameters: string])[] = [
  [
    "Set-Content",
    "write",
    `Path:path:0 Value:value:1 ${literalPath} PassThru ${unknownSelection} Force Credential!:value NoNewline ` +
      "Encoding:value AsByteStream Stream!:value",
  ],
  [
    "Add-Content",
    "write",
    `Path:path:0 Value:value:1 ${literalPath} PassThru ${unknownSelection} Force Credential!:value NoNewline ` +
      "Encoding:value AsByteStream Stream!:value",
  ],
  [
    "Clear-Content",
    "write",
    `Path:path:0 ${literalPath} ${unknownSelection} Force Credential!:value Stream!:value`,
  ],
  [
    "Remove-Item",
    "remove",
    `Path:path:0 ${literalPath} ${unknownSelection} Recurse Force Credential!:value Stream!:value`,
  ],
  [
    "Out-File",
    "write",
    "FilePath/Path:path:0 Encoding:value:1 LiteralPath/PSPath/LP:literal-path Append Force " +
      "NoClobber/NoOverwrite Width:value NoNewline InputObject:value",
  ],
  [
    "Tee-Object",
    "write",
    "FilePath/Path:path:0 LiteralPath/PSPath/LP:literal-path Append Encoding:value " +
      "InputObject:value Variable!:variable",
  ],
  [
    "Export-Csv",
    "write",
    `Path:path:0 Delimiter:value:1 ${literalPath} Force NoClobber/NoOverwrite Encoding:value Append ` +
      "UseCulture IncludeTypeInformation/ITI NoTypeInformation/NTI QuoteFields/QF:value UseQuotes/UQ:value " +
      "NoHeader InputObject:value",
  ],
  [
    "Copy-Item",
    "copy",
    `Path:path:0 Destination:destination:1 ${literalPath} Container Force ${unknownSelection} Recurse PassThru ` +
      "Credential!:value FromSession!:value ToSession!:value",
  ],
  [
    "Move-Item",
    "move",
    `Path:path:0 Destination:destination:1 ${literalPath} Force ${unknownSelection} PassThru Credential!:value`,
  ],
  [
    "Rename-Item",
    "rename",
    `Path:path:0 NewName:destination:1 ${literalPath} Force PassThru Credential!:value`,
  ],
  [
    "New-Item",
    "create",
    "Path:path:0 ItemType/Type:value Value/Target:value Name:destination Force Credential!:value",
  ],
  ["mkdir", "create", "Path:path:0 Name:destination Value!:value Force Credential!:value"],
  ["Set-Location", "read", `Path:path:0 ${literalPath} PassThru StackName:value`],
  ["Push-Location", "read", `Path:path:0 ${literalPath} PassThru StackName:value`],
  [
    "Invoke-WebRequest",
    "copy",
    "Uri:value:0 InFile:path OutFile:destination Method:value Headers:value Body:value ContentType:value " +
      "UseBasicParsing TimeoutSec:value UserAgent:value PassThru WebSession:value SessionVariable/SV!:variable",
  ],
  [
    "Invoke-RestMethod",
    "copy",
    "Uri:value:0 InFile:path OutFile:destination Method:value Headers:value Body:value ContentType:value " +
      "UseBasicParsing TimeoutSec:value UserAgent:value PassThru WebSession:value SessionVariable/SV!:variable " +
      "ResponseHeadersVariable/RHV!:variable StatusCodeVariable!:variable",
  ],
];

const contentReaders: ReadonlySet<string> = new Set(["Get-Content", "Select-String", "Get-FileHash"]);

const table: ReadonlyMap<string, Cmdlet> = new Map(
  [...reading, ...changing].map((row, index): [string, Cmdlet] => {
    const [name, use, parameters] = row;
    const cmdlet: Cmdlet = {
      name,
      use,
      readOnly: index < reading.length,
      content: contentReaders.has(name),
      rest: name === "Write-Output" || name === "Write-Host",
      parameters: parametersOf(parameters),
    };
    return [name, cmdlet];
  }),
);
