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
  ...each("kill pkill killall ping dig nslookup host whois traceroute printenv top htop", {
    source: "manuals of the programs",
    raw: true,
    rest: "text",
  }),
};
