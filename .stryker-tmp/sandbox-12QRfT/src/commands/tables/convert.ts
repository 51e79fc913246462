// @ts-nocheck
import {
  studyFfmpeg,
  studyJar,
  studyKeygen,
  studyLastWritten,
  studyObjcopy,
  studyPax,
  studySevenZip,
  studyXattr,
} from "../convert.ts";
import { each, type Programs } from "../program.ts";

/** Programs that make, convert or pack files, for what they read and write. Never read-only. SEMANTICS RED-5, READ-12. */
export const convert: Programs = {
  strip: {
    source: "binutils manual",
    options: {
      plain:
        "-gsSdxXpvwDU -FIOKNR= --strip-all --strip-debug --strip-unneeded --keep-symbol= --strip-symbol= --remove-section= --preserve-dates",
      writes: "-o=",
    },
    rest: "writes",
  },
  ranlib: { source: "binutils manual", options: { plain: "-DUtv" }, rest: "writes" },
  objcopy: {
    source: "binutils manual",
    options: {
      plain:
        "-gSxXpvwD -FIOBjRKNGLWi= --strip-all --strip-debug --only-keep-debug --only-section= --remove-section= --input-target= --output-target=",
      reads: "--add-gnu-debuglink= --keep-symbols=",
    },
    rest: "text",
    study: studyObjcopy,
  },
  ...each("ld as", {
    source: "binutils manual",
    exact: true,
    options: { plain: "-sSxXrgv -LlmeIyu=", reads: "-T=", writes: "-o=" },
    rest: "reads",
  }),
  "ssh-keygen": {
    source: "ssh-keygen(1)",
    exact: true,
    options: { plain: "-qlyBeipcvHA -tbCNPmEaInzVFROfJ=", reads: "-s=", blind: "-Dw=" },
    rest: "text",
    study: studyKeygen,
  },
  "ssh-copy-id": {
    source: "ssh-copy-id(1)",
    exact: true,
    options: { plain: "-fnsx -po=", reads: "-i=" },
    rest: "text",
  },
  ...each("dos2unix unix2dos", {
    source: "dos2unix(1)",
    exact: true,
    options: { plain: "-kqfnobs7 -c=" },
    rest: "writes",
  }),
  setcap: { source: "setcap(8)", exact: true, options: { plain: "-qvn" }, first: ["text"], rest: "writes" },
  xattr: {
    source: "macOS xattr(1)",
    exact: true,
    options: { plain: "-lprsvxcdwz" },
    rest: "text",
    study: studyXattr,
  },
  chflags: {
    source: "BSD chflags(1)",
    exact: true,
    options: { plain: "-fhvRHLPx" },
    first: ["text"],
    rest: "writes",
    deep: "-R",
  },
  ...each("cpio pax", {
    source: "GNU cpio manual; POSIX pax",
    options: {
      plain:
        "-iotprwduvmaALc0kn -bCHMRsxfF= --extract --create --list --pass-through --make-directories --unconditional --verbose --file= --format= --null",
      reads: "-IE=",
      writes: "-O=",
    },
    rest: "text",
    study: studyPax,
  }),
  ...each("7z 7za 7zr", { source: "7z manual", raw: true, rest: "text", study: studySevenZip }),
  jar: { source: "jar(1)", raw: true, rest: "text", study: studyJar },
  ffmpeg: { source: "ffmpeg(1)", raw: true, rest: "text", study: studyFfmpeg },
  ditto: {
    source: "macOS ditto(1)",
    exact: true,
    options: { plain: "-vVXcxkz --rsrc" },
    rest: "text",
    study: studyLastWritten,
  },
  pandoc: {
    source: "pandoc manual",
    options: {
      plain: "-sftrw= --from= --to= --standalone --toc",
      writes: "-o= --output=",
      program: "-F= --filter=",
    },
    rest: "reads",
  },
  ...each("gpg gpg2", {
    source: "gpg(1)",
    options: {
      plain:
        "-daecsbvqku -rRuN= --decrypt --encrypt --sign --armor --symmetric --verify --recipient= --local-user= --batch --yes",
      writes: "-o= --output=",
    },
    rest: "reads",
  }),
  uudecode: { source: "POSIX uudecode", options: { writes: "-o=" }, rest: "reads" },
  uuencode: { source: "POSIX uuencode", options: { plain: "-m" }, first: ["reads", "text"] },
  logger: {
    source: "util-linux manual",
    options: { plain: "-eisS -nPptuT= --tag= --priority=", reads: "-f= --file=" },
    rest: "text",
  },
};
