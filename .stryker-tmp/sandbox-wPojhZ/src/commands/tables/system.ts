// @ts-nocheck
import { onlyWith, studyIp, studyTop } from "../print.ts";
import { each, type Programs } from "../program.ts";
import { studyDate, studyMan, studyPs, studyTput } from "../system.ts";

const common = "--help --version";

/** Programs that report on the system, count or wait. */
export const system: Programs = {
  which: {
    source: "which(1)",
    readOnly: "harmless",
    exact: true,
    options: { plain: "-asv --all --version --help" },
    rest: "text",
  },
  whoami: { source: "coreutils manual", readOnly: "harmless", options: { plain: common } },
  id: {
    source: "coreutils manual",
    readOnly: "harmless",
    options: { plain: `-aGgnruzZp --group --groups --name --real --user --zero --context ${common}` },
    rest: "text",
  },
  groups: { source: "coreutils manual", readOnly: "harmless", options: { plain: common }, rest: "text" },
  logname: { source: "coreutils manual", readOnly: "harmless", options: { plain: common } },
  who: {
    source: "coreutils manual",
    readOnly: "harmless",
    options: { plain: `-abdHlmpqrstTuw --all --boot --count --heading --users ${common}` },
    rest: "text",
  },
  uname: {
    source: "coreutils manual",
    readOnly: "harmless",
    options: {
      plain: `-amnoprsvi --all --kernel-name --nodename --kernel-release --kernel-version --machine --processor --hardware-platform --operating-system ${common}`,
    },
  },
  nproc: {
    source: "coreutils manual",
    readOnly: "harmless",
    options: { plain: `--all --ignore= ${common}` },
  },
  uptime: {
    source: "uptime(1)",
    readOnly: "harmless",
    options: { plain: "-phsV --pretty --since --help --version" },
  },
  free: {
    source: "free(1)",
    readOnly: "harmless",
    options: {
      plain:
        "-bkmghtlwvV -sc= --bytes --kibi --mebi --gibi --human --si --total --wide --lohi --seconds= --count= --help --version",
    },
  },
  vmstat: { source: "vmstat(8)", readOnly: "harmless", options: { plain: "-afmnsdDtwV -Sp=" }, rest: "text" },
  lscpu: {
    source: "util-linux manual",
    readOnly: "harmless",
    options: { plain: "-aebcpJxyhV --all --json --help --version" },
  },
  hostname: {
    source: "hostname(1)",
    readOnly: "closed",
    exact: true,
    options: {
      plain:
        "-aAdfiIsyV --short --fqdn --long --domain --ip-address --all-ip-addresses --all-fqdns --alias --version --help",
      risky: "-bF=",
    },
  },
  date: {
    source: "coreutils manual; macOS date(1)",
    readOnly: "closed",
    options: {
      plain: `-uRjn -dv= -I? --date= --iso-8601? --rfc-email --rfc-2822 --rfc-3339= --utc --universal --debug --resolution ${common}`,
      reads: "-fr= --file= --reference=",
      risky: "-st= --set=",
    },
    rest: "text",
    study: studyDate,
  },
  cal: { source: "cal(1)", readOnly: "harmless", options: { plain: "-13ysmjhwYV -nABdm=" }, rest: "text" },
  ps: {
    source: "ps(1)",
    readOnly: "harmless",
    raw: true,
    rest: "text",
    study: studyPs,
  },
  pgrep: {
    source: "pgrep(1)",
    readOnly: "harmless",
    options: {
      plain:
        "-acfilnorvwxLhVqS -dgGPstuUFQ= --count --delimiter= --list-name --list-full --inverse --full --group= --ignore-case --newest --oldest --parent= --session= --terminal= --euid= --uid= --exact --help --version",
    },
    rest: "text",
  },
  lsof: {
    source: "lsof(8)",
    readOnly: "harmless",
    exact: true,
    numeric: true,
    options: { plain: "-abChlnNOPRtUvVwXQ -AcdefFgikKLmopqrsSTuxz?" },
    rest: "text",
  },
  tput: {
    source: "tput(1)",
    readOnly: "closed",
    exact: true,
    options: { plain: "-Vx -T=", risky: "-S" },
    rest: "text",
    study: studyTput,
  },
  ss: {
    source: "ss(8)",
    readOnly: "closed",
    exact: true,
    options: {
      plain:
        "-hVnraleompiTsEbZzN0246tudwxSHOQ -f= --numeric --resolve --all --listening --options --extended --memory --processes --info --summary --tcp --udp --unix --raw --ipv4 --ipv6 --no-header --oneline --help --version",
      risky: "-KDAF= --kill",
    },
    rest: "text",
  },
  netstat: {
    source: "netstat(8)",
    readOnly: "harmless",
    exact: true,
    options: { plain: "-aAbdefgiLlmMnNopqrRsStuUvVwWxXZ46" },
    rest: "text",
  },
  getconf: {
    source: "getconf(1)",
    readOnly: "harmless",
    exact: true,
    options: { plain: "-a -v=" },
    rest: "text",
  },
  seq: {
    source: "coreutils manual",
    readOnly: "harmless",
    numeric: true,
    options: { plain: `-w -fst= --equal-width --format= --separator= ${common}` },
    rest: "text",
  },
  expr: { source: "POSIX expr", readOnly: "harmless", raw: true, rest: "text" },
  numfmt: {
    source: "coreutils manual",
    readOnly: "harmless",
    options: {
      plain: `-z -d= --debug --delimiter= --field= --format= --from= --from-unit= --grouping --header? --invalid= --padding= --round= --suffix= --to= --to-unit= --zero-terminated ${common}`,
    },
    rest: "text",
  },
  factor: {
    source: "coreutils manual",
    readOnly: "harmless",
    options: { plain: `-h --exponents ${common}` },
    rest: "text",
  },
  pathchk: {
    source: "coreutils manual",
    readOnly: "harmless",
    options: { plain: `-pP --portability ${common}` },
    rest: "text",
  },
  sleep: { source: "coreutils manual", readOnly: "harmless", options: { plain: common }, rest: "text" },
  yes: { source: "coreutils manual", readOnly: "harmless", options: { plain: common }, rest: "text" },
  tty: {
    source: "coreutils manual",
    readOnly: "harmless",
    options: { plain: `-s --silent --quiet ${common}` },
  },
  man: {
    source: "man(1)",
    readOnly: "closed",
    exact: true,
    options: {
      plain: "-afkswWV -sSe= --apropos --whatis --where --all --version",
      risky: "-hHPClMXtTRZEpLKmrdD --html? --pager= --config-file= --local-file --help",
    },
    rest: "text",
    study: studyMan,
  },
  top: {
    source: "procps top(1); macOS top(1)",
    readOnly: "closed",
    exact: true,
    options: { plain: "-bcHiS1 -nlduUpowE=" },
    study: studyTop,
  },
  ip: { source: "ip(8)", readOnly: "harmless", raw: true, rest: "text", study: studyIp },
  ifconfig: {
    source: "ifconfig(8)",
    readOnly: "closed",
    exact: true,
    options: { plain: "-a" },
    first: ["text"],
  },
  ...each("w users", {
    source: "procps w(1); coreutils manual",
    readOnly: "harmless",
    options: { plain: `-hsfi ${common}` },
  }),
  ...each("lsblk findmnt", {
    source: "util-linux manual",
    readOnly: "closed",
    exact: true,
    options: {
      plain: "-abdfilmnprtJPST -oI= --all --bytes --fs --json --list --output= --paths --tree --noheadings",
    },
    rest: "text",
  }),
  ...each("lsmod lsusb lspci hostid", {
    source: "manuals of the programs",
    readOnly: "closed",
    exact: true,
    options: { plain: "-vnkt" },
  }),
  mount: { source: "util-linux manual", readOnly: "closed", exact: true, options: { plain: "-l -t=" } },
  dmesg: {
    source: "util-linux manual",
    readOnly: "closed",
    exact: true,
    options: {
      plain: "-HTtkuxLer -lf= --human --ctime --level= --facility= --kernel --color? --since= --until=",
      risky: "-CcDEnF=",
    },
  },
  locale: { source: "glibc manual", readOnly: "closed", exact: true, options: { plain: "-am" } },
  sw_vers: {
    source: "macOS sw_vers(1)",
    readOnly: "closed",
    exact: true,
    options: { plain: "--productName --productVersion --buildVersion" },
  },
  ldconfig: {
    source: "ldconfig(8)",
    readOnly: "closed",
    exact: true,
    options: { plain: "-p -N -X --print-cache" },
    study: onlyWith("-p --print-cache"),
  },
  journalctl: {
    source: "journalctl(1)",
    readOnly: "closed",
    exact: true,
    options: {
      plain:
        "-fraxkmeq -uontpgSU= -b? --unit= --user-unit= --lines= --follow --reverse --output= --priority= --grep= --since= --until= --boot? --dmesg --catalog --no-pager --no-hostname --utc --quiet --list-boots --disk-usage --all --no-tail --identifier=",
    },
    rest: "text",
  },
  systemctl: {
    source: "systemctl(1)",
    exact: true,
    options: {
      plain:
        "-laq -tpn= --user --system --no-pager --full --all --type= --state= --failed --quiet --plain --no-legend --property= --lines= --value",
    },
    subcommands: {
      ...each(
        "status is-active is-enabled is-failed list-units list-unit-files list-timers list-sockets list-dependencies show",
        {
          source: "systemctl(1)",
          readOnly: "closed",
          exact: true,
          options: {
            plain:
              "-laq -tpn= --user --system --no-pager --full --all --type= --state= --failed --quiet --plain --no-legend --property= --lines= --value",
          },
          rest: "text",
        },
      ),
    },
  },
  "apt-cache": {
    source: "apt-cache(8)",
    exact: true,
    subcommands: {
      ...each("policy search show showpkg showsrc depends rdepends madison pkgnames stats", {
        source: "apt-cache(8)",
        readOnly: "closed",
        exact: true,
        options: {
          plain: "-nfaiq --names-only --full --all-versions --installed --no-recommends --no-suggests",
        },
        rest: "text",
      }),
    },
  },
  "apt-config": {
    source: "apt-config(8)",
    exact: true,
    subcommands: { dump: { source: "apt-config(8)", readOnly: "closed", exact: true, rest: "text" } },
  },
  dpkg: {
    source: "dpkg(1)",
    readOnly: "closed",
    exact: true,
    options: {
      plain: "-lLsSp --list --listfiles --status --search --print-architecture --get-selections",
      script: "--pre-invoke= --post-invoke=",
    },
    rest: "text",
    study: onlyWith(
      "-l -L -s -S -p --list --listfiles --status --search --print-architecture --get-selections",
    ),
  },
  "dpkg-query": {
    source: "dpkg-query(1)",
    readOnly: "closed",
    exact: true,
    options: { plain: "-WlLsSp -f= --show --list --listfiles --status --search --showformat=" },
    rest: "text",
  },
  ...each("pkill killall ping dig nslookup host whois traceroute printenv htop", {
    source: "manuals of the programs",
    raw: true,
    rest: "text",
  }),
};
