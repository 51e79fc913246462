// @ts-nocheck
import { studyAr, studyCompress, studyUnzip, studyZip } from "../archives.ts";
import { each, type Programs } from "../program.ts";
import { studyTar } from "../tar.ts";
import { studyCurl, studyOpenssl, studyRemoteCopy, studyWget } from "../transfer.ts";

/** Programs that pack files or carry them elsewhere. Never read-only. */
export const transfer: Programs = {
  ...each("tar gtar bsdtar", { source: "GNU tar manual", raw: true, rest: "text", study: studyTar }),
  zip: {
    source: "zip(1)",
    exact: true,
    options: {
      plain: "-0123456789rRqvjmuTXyeDFgoAJkl -binPtxZs= --move --recurse-paths --quiet",
      program: "--unzip-command=",
    },
    rest: "text",
    study: studyZip,
  },
  unzip: {
    source: "unzip(1)",
    readOnly: "closed",
    exact: true,
    options: { plain: "-lqvtpcaCzhZ12", risky: "-noujLMXUW: -dxP=" },
    rest: "text",
    study: studyUnzip,
  },
  zipinfo: {
    source: "zipinfo(1)",
    readOnly: "closed",
    exact: true,
    options: { plain: "-12smlvhtzMC" },
    first: ["reads"],
  },
  ...each("gzip gunzip bzip2 bunzip2 xz unxz lzma unlzma zstd unzstd lz4 unlz4 compress uncompress pigz", {
    source: "gzip(1), bzip2(1), xz(1), zstd(1)",
    readOnly: "closed",
    numeric: true,
    options: {
      plain:
        "-cdfklnNqrtvz0123456789e -T= --stdout --to-stdout --decompress --uncompress --compress --force --keep --list --quiet --recursive --test --verbose --best --fast --threads=",
      risky: "-hLRVM -SpbB= --rm --suffix= --long? --ultra",
      writes: "-o= --output-dir-flat=",
    },
    rest: "text",
    study: studyCompress,
  }),
  ar: { source: "ar(1)", readOnly: "harmless", raw: true, rest: "text", study: studyAr },
  curl: {
    source: "curl(1)",
    options: {
      plain:
        "-0123460aBfgGiIjklLMnNpqRsSvVZ#:JO -AbCdeFHKmPQrtUuwXxYyz= -h? --config= --data= --data-raw= --data-ascii= --data-binary= --data-urlencode= --json= --header= --proxy-header= --form= --form-string= --cookie= --request= --url= --user= --user-agent= --referer= --location --location-trusted --fail --fail-with-body --fail-early --silent --show-error --insecure --compressed --max-time= --connect-timeout= --retry= --retry-delay= --retry-max-time= --retry-all-errors --retry-connrefused --range= --head --include --get --verbose --globoff --http1.0 --http1.1 --http2 --http3 --ipv4 --ipv6 --proxy= --proxy-user= --noproxy= --resolve= --connect-to= --interface= --limit-rate= --max-redirs= --max-filesize= --write-out= --progress-bar --no-progress-meter --remote-name --remote-name-all --remote-header-name --create-dirs --no-buffer --parallel --parallel-max= --path-as-is --anyauth --basic --digest --oauth2-bearer= --aws-sigv4= --tlsv1 --tlsv1.2 --tlsv1.3 --ciphers= --unix-socket= --remote-time --time-cond= --continue-at= --next --version --help? --manual --styled-output --disable --ssl-reqd --proto= --proto-default= --proto-redir= --post301 --post302 --post303 --output-dir= --speed-limit= --speed-time= --keepalive-time= --dns-servers= --doh-url= --socks5= --socks5-hostname= --socks4= --preproxy= --variable= --expand-url= --quote= --upload-flags= --netrc --netrc-optional",
      reads:
        "-TE= --upload-file= --cert= --key= --cacert= --proxy-cacert= --crlfile= --netrc-file= --pubkey= --etag-compare=",
      trees: "--capath=",
      writes:
        "-oDc= --output= --dump-header= --cookie-jar= --trace= --trace-ascii= --stderr= --libcurl= --etag-save= --hsts= --alt-svc=",
    },
    rest: "text",
    study: (use, found) => {
      for (const { name, value } of use.parsed.given)
        if ((name === "-K" || name === "--config") && value !== undefined) {
          found.readFile(value);
          found.runUnknown("`-K` of `curl` takes options from a file", "runner");
        }
      studyCurl(use, found);
    },
  },
  wget: {
    source: "wget(1)",
    options: {
      plain:
        "-bcdEFHkKLmNnpqrSvx46 -ABDIlQRtTUwXP= --quiet --no-verbose --verbose --continue --timestamping --recursive --level= --mirror --page-requisites --convert-links --no-parent --tries= --timeout= --wait= --user-agent= --header= --no-check-certificate --directory-prefix= --spider --delete-after --method= --body-data= --post-data= --user= --password= --show-progress --progress= --no-clobber --accept= --reject= --domains= --span-hosts --content-disposition --max-redirect= --https-only --no-cookies --no-cache --no-hsts --random-wait --limit-rate= --server-response --adjust-extension --no-directories --no-host-directories --cut-dirs=",
      reads:
        "-i= --input-file= --post-file= --body-file= --load-cookies= --certificate= --private-key= --ca-certificate= --input-metalink=",
      writes:
        "-Ooa= --output-document= --output-file= --append-output= --save-cookies= --warc-file= --hsts-file= --rejected-log=",
      program: "--use-askpass=",
      blind: "-e= --execute= --config=",
    },
    rest: "text",
    study: studyWget,
  },
  ...each("scp sftp", {
    source: "scp(1)",
    exact: true,
    options: { plain: "-346ABCOpqrRTvNa -cDFJlPoXb=", reads: "-i=", program: "-S=" },
    rest: "text",
    study: (use, found) => {
      if (use.parsed.given.some(({ name }) => name === "-o" || name === "-F"))
        found.runUnknown("`-o` or `-F` may run a command");
      studyRemoteCopy(use, found);
    },
  }),
  rsync: {
    source: "rsync(1)",
    options: {
      plain:
        "-abcCdDghHiIkKlLmnoOpPqrRsStuvWxXyzAEJU -BfMT@= --archive --verbose --recursive --delete --delete-after --delete-before --delete-excluded --exclude= --include= --filter= --progress --partial --compress --dry-run --stats --human-readable --checksum --update --inplace --times --perms --links --copy-links --existing --ignore-existing --bwlimit= --timeout= --port= --rsync-path= --remove-source-files --info= --itemize-changes --size-only --max-size= --min-size= --chmod= --chown= --numeric-ids --mkpath --relative --no-relative --no-perms --no-owner --no-group --force --out-format= --backup --suffix= --append",
      reads: "--exclude-from= --include-from= --files-from= --password-file=",
      trees: "--link-dest= --compare-dest= --copy-dest=",
      writes: "--log-file= --backup-dir= --write-batch= --partial-dir= --temp-dir=",
      script: "-e= --rsh=",
      blind: "--daemon --config=",
    },
    rest: "text",
    study: studyRemoteCopy,
  },
  openssl: { source: "openssl(1)", readOnly: "harmless", raw: true, rest: "text", study: studyOpenssl },
};
