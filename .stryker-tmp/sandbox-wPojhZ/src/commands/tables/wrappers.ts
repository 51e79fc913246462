// @ts-nocheck
import { each, type Programs } from "../program.ts";
import {
  studyEnv,
  studyFlock,
  studyRunParts,
  studyScript,
  studySg,
  studyStrace,
  studySu,
  studySudo,
  studyWatch,
  studyXargs,
} from "../wrappers.ts";

/** Programs whose only purpose is to run another command. SEMANTICS WRAP-1 to WRAP-6. */
export const wrappers: Programs = {
  ...each("timeout gtimeout", {
    source: "coreutils manual",
    options: {
      plain: "-vfp --foreground --preserve-status --verbose --help --version -ks= --kill-after= --signal=",
    },
    runs: { as: "transparent", after: 1 },
  }),
  nice: {
    source: "coreutils manual",
    numeric: true,
    options: { plain: "-n= --adjustment=" },
    runs: { as: "transparent" },
  },
  nohup: { source: "coreutils manual", options: { plain: "--help --version" }, runs: { as: "transparent" } },
  stdbuf: {
    source: "coreutils manual",
    options: { plain: "-ioe= --input= --output= --error=" },
    runs: { as: "transparent" },
  },
  ...each("time gtime", {
    source: "time(1); bash manual",
    options: {
      plain: "-apqvV --append --portability --quiet --verbose --version --help -f= --format=",
      writes: "-o= --output=",
    },
    runs: { as: "transparent", assignments: true },
  }),
  noglob: { source: "zsh manual", exact: true, runs: { as: "transparent" } },
  nocorrect: { source: "zsh manual", exact: true, runs: { as: "exec" } },
  "-": { source: "zshmisc(1), precommand modifiers", exact: true, runs: { as: "exec" } },
  xargs: {
    source: "findutils manual; BSD xargs(1)",
    stops: true,
    options: {
      plain:
        "-0oprtx -dEILnPsJRS= -eil? --null --open-tty --interactive --no-run-if-empty --verbose --exit --show-limits --delimiter= --max-args= --max-chars= --max-procs= --process-slot-var= --eof? --replace? --max-lines?",
      reads: "-a= --arg-file=",
    },
    rest: "text",
    study: studyXargs,
  },
  env: {
    source: "coreutils manual",
    stops: true,
    options: {
      plain:
        "-i0v -uaP= --ignore-environment --null --debug --list-signal-handling --block-signal? --default-signal? --ignore-signal? --unset= --argv0= -S= --split-string=",
      directory: "-C= --chdir=",
    },
    rest: "text",
    study: studyEnv,
  },
  sudo: {
    source: "sudo(8)",
    stops: true,
    options: {
      plain:
        "-bBEHknNPSseiA --background --bell --set-home --reset-timestamp --non-interactive --no-update --preserve-groups --stdin --preserve-env? --shell --edit --login --askpass -CgprTtU= --close-from= --group= --prompt= --role= --type= --command-timeout= --other-user= -u= --user=",
      query: "-KVvl --remove-timestamp --list --validate --version --help",
      directory: "-D= --chdir=",
      blind: "-hR= --host= --chroot=",
    },
    rest: "text",
    study: studySudo,
  },
  doas: {
    source: "doas(1)",
    exact: true,
    options: { plain: "-Ln -ua=", blind: "-s -C=" },
    runs: { as: "exec", alone: "it starts a shell" },
  },
  pkexec: {
    source: "pkexec(1)",
    exact: true,
    options: { plain: "--disable-internal-agent --keep-cwd --version --help --user=" },
    runs: { as: "exec", alone: "it starts a shell" },
  },
  ...each("su runuser", {
    source: "util-linux manual",
    options: {
      plain:
        "-lmpfPhTV -CgGwu= --login --preserve-environment --fast --pty --no-pty --group= --supp-group= --whitelist-environment= --user=",
      script: "-c= --command= --session-command=",
      program: "-s= --shell=",
    },
    rest: "text",
    study: studySu,
  }),
  sg: { source: "sg(1)", stops: true, raw: true, rest: "text", study: studySg },
  ...each("gosu su-exec", { source: "gosu(1)", exact: true, runs: { as: "exec", after: 1 } }),
  setsid: {
    source: "util-linux manual",
    options: { plain: "-cfw --ctty --fork --wait --help --version" },
    runs: { as: "exec" },
  },
  ionice: {
    source: "util-linux manual",
    options: {
      plain: "-t --ignore -cn= --class= --classdata=",
      blind: "-pPu= --pid= --pgid= --uid=",
    },
    runs: { as: "exec" },
  },
  flock: {
    source: "util-linux manual",
    stops: true,
    options: {
      plain:
        "-sxenuoF --shared --exclusive --nonblock --unlock --close --no-fork --fcntl --verbose -wE= --timeout= --wait= --conflict-exit-code=",
    },
    rest: "text",
    study: studyFlock,
  },
  watch: {
    source: "watch(1)",
    stops: true,
    options: {
      plain:
        "-bcegptxCwrf -nqs= -d? --beep --color --no-color --errexit --chgexit --no-title --precise --exec --no-wrap --no-rerun --follow --interval= --equexit= --shotsdir= --differences?",
    },
    rest: "text",
    study: studyWatch,
  },
  taskset: {
    source: "util-linux manual",
    options: { plain: "-ac --all-tasks --cpu-list", blind: "-p --pid" },
    runs: { as: "exec", after: 1 },
  },
  chrt: {
    source: "util-linux manual",
    options: {
      plain:
        "-abdfioRrvm --all-tasks --batch --deadline --ext --fifo --idle --other --rr --reset-on-fork --verbose --max -TPD= --sched-runtime= --sched-period= --sched-deadline=",
      blind: "-p --pid",
    },
    runs: { as: "exec", after: 1 },
  },
  prlimit: {
    source: "util-linux manual",
    options: {
      plain:
        "--noheadings --raw --verbose -o= --output= -cdefilmnqrstuvxy? --core? --data? --nice? --fsize? --sigpending? --memlock? --rss? --nofile? --msgqueue? --rtprio? --stack? --cpu? --nproc? --as? --locks? --rttime?",
      blind: "-p= --pid=",
    },
    runs: { as: "exec" },
  },
  strace: {
    source: "strace(1)",
    options: {
      plain:
        "-cCdDfFhiknNqrtTvVwxyzZ --follow-forks --syscall-times --decode-fds --help --version --daemonize --debug --successful-only --failed-only --summary --summary-only --no-abbrev --instruction-pointer --stack-traces -abeEIOPsSuUX= --env= --user= --trace= --signal= --string-limit= --columns= --detach-on= --interruptible= --trace-path= --argv0= --quiet? --silent? --silence? --relative-timestamps? --absolute-timestamps? --decode-pids?",
      writes: "-o= --output=",
      blind: "-p= --attach=",
    },
    runs: { as: "exec" },
    study: studyStrace,
  },
  ltrace: {
    source: "ltrace(1)",
    options: { plain: "-cCfhiLrStTV -aADeFlnsuwx=", writes: "-o=", blind: "-p=" },
    runs: { as: "exec" },
  },
  unshare: {
    source: "util-linux manual",
    options: {
      plain:
        "-muinpUCTfrc --mount --uts --ipc --net --pid --user --cgroup --time --fork --map-root-user --map-current-user --map-auto --keep-caps --mount-proc -SG= --setuid= --setgid= --propagation= --setgroups= --map-user= --map-group= --map-users= --map-groups= --monotonic= --boottime= --kill-child? --mount-binfmt?",
      directory: "-w= --wd=",
      blind: "-R= --root=",
    },
    runs: { as: "exec", alone: "it starts a shell" },
  },
  nsenter: {
    source: "util-linux manual",
    options: {
      plain:
        "-aFe --all --no-fork --preserve-credentials -tSG= --target= --setuid= --setgid= -muinpCUT? --mount? --uts? --ipc? --net? --pid? --cgroup? --user? --time?",
      blind: "-rw? --root? --wd? --wdns?",
    },
    runs: { as: "exec", alone: "it starts a shell" },
  },
  setpriv: {
    source: "util-linux manual",
    options: {
      plain:
        "--no-new-privs --nnp --clear-groups --keep-groups --init-groups --reset-env --reuid= --regid= --ruid= --rgid= --euid= --egid= --groups= --inh-caps= --ambient-caps= --bounding-set= --securebits= --pdeathsig= --selinux-label= --apparmor-profile=",
    },
    runs: { as: "exec" },
  },
  ...each("linux32 linux64 i386 i486 i586 i686 x86_64 ppc64 s390", {
    source: "util-linux manual",
    options: { plain: "-vRFZLXBIS3Tq --verbose --addr-no-randomize --3gb" },
    runs: { as: "exec", alone: "it starts a shell" },
  }),
  setarch: {
    source: "util-linux manual",
    options: {
      plain:
        "-vRFZLXBIS3Tq --verbose --addr-no-randomize --fdpic-funcptrs --mmap-page-zero --addr-compat-layout --read-implies-exec --32bit --short-inode --whole-seconds --sticky-timeouts --3gb --4gb --uname-2.6",
    },
    stops: true,
    rest: "text",
    study: ({ parsed }, found) => {
      const [first, ...rest] = parsed.operands;
      found.runUnknown("the first operand of `setarch` may be an architecture");
      if (first !== undefined) found.run({ by: "arguments", words: parsed.operands, extra: false }, "exec");
      if (rest.length > 0) found.run({ by: "arguments", words: rest, extra: false }, "exec");
    },
  },
  chroot: {
    source: "coreutils manual",
    options: { plain: "--skip-chdir --userspec= --groups=" },
    runs: { as: "exec", after: 1, alone: "it starts a shell" },
  },
  fakeroot: {
    source: "fakeroot(1)",
    options: {
      plain: "-uhv --unknown-is-real --help --version -lb= --lib= --faked=",
      writes: "-s=",
      reads: "-i=",
    },
    runs: { as: "exec", alone: "it starts a shell" },
  },
  choom: {
    source: "util-linux manual",
    options: { plain: "-n= --adjust=", blind: "-p= --pid=" },
    runs: { as: "exec" },
  },
  numactl: {
    source: "numactl(8)",
    options: {
      plain:
        "-shHba --show --hardware --localalloc --all --balancing -NmilCpP= --interleave= --preferred= --preferred-many= --membind= --cpunodebind= --physcpubind= --weighted-interleave= --length= --offset= --shm= --shmid= --file=",
    },
    runs: { as: "exec" },
  },
  cgexec: { source: "cgexec(1)", options: { plain: "--sticky -g=" }, runs: { as: "exec" } },
  cpulimit: {
    source: "cpulimit(1)",
    options: { plain: "-zivbqmf -lc=", blind: "-peP=" },
    runs: { as: "exec" },
  },
  "dbus-run-session": {
    source: "dbus-run-session(1)",
    options: { plain: "--config-file=", program: "--dbus-daemon=" },
    runs: { as: "exec" },
  },
  "xvfb-run": {
    source: "xvfb-run(1)",
    options: {
      plain:
        "-ahl --auto-servernum --listen-tcp -npsw= --server-num= --xauth-protocol= --server-args= --wait=",
      writes: "-ef= --error-file= --auth-file=",
    },
    runs: { as: "exec" },
  },
  "systemd-run": {
    source: "systemd-run(1)",
    options: {
      plain:
        "-dtPqG --user --scope --wait --no-block --collect --pty --pipe --quiet --same-dir --remain-after-exit --no-ask-password --system -pEu= --unit= --property= --slice= --uid= --gid= --nice= --setenv= --service-type= --description= --on-active= --on-boot= --on-calendar= --on-startup= --timer-property= --path-property= --socket-property=",
      directory: "--working-directory=",
      blind: "-S --shell -HM= --host= --machine=",
    },
    runs: { as: "exec" },
  },
  "systemd-inhibit": {
    source: "systemd-inhibit(1)",
    options: { query: "--list", plain: "--no-pager --no-legend --what= --who= --why= --mode=" },
    runs: { as: "exec" },
  },
  firejail: {
    source: "firejail(1)",
    exact: true,
    options: { plain: "--quiet --noprofile --private --net=" },
    runs: { as: "exec" },
  },
  proot: {
    source: "proot(1)",
    options: { blind: "-rRSq=", plain: "-bvk=", directory: "-w=" },
    runs: { as: "exec" },
  },
  ...each("unbuffer eatmydata catchsegv ts", {
    source: "unbuffer(1)",
    options: { plain: "-p" },
    runs: { as: "exec" },
  }),
  faketime: { source: "faketime(1)", options: { plain: "-mp", blind: "-f" }, runs: { as: "exec", after: 1 } },
  rlwrap: {
    source: "rlwrap(1)",
    options: {
      plain: "-AaceEiImnNrRsuvoXW -bCDfFghMOpPqStTw=",
      writes: "-Hl=",
      program: "-z=",
    },
    runs: { as: "exec" },
  },
  ...each("torsocks proxychains proxychains4 tsocks", {
    source: "torsocks(1)",
    exact: true,
    options: { plain: "-iq -upPaf=" },
    runs: { as: "exec" },
  }),
  caffeinate: {
    source: "macOS caffeinate(8)",
    exact: true,
    options: { plain: "-dimsu -tw=" },
    runs: { as: "exec" },
  },
  arch: { source: "macOS arch(1)", exact: true, options: { plain: "-e=" }, runs: { as: "exec" } },
  ...each("ld-linux-x86-64.so.2 ld-linux-aarch64.so.1 ld-musl-x86_64.so.1 ld.so ld-linux.so.2", {
    source: "ld.so(8)",
    exact: true,
    options: {
      plain: "--inhibit-cache --list-diagnostics --argv0= --glibc-hwcaps-prepend= --inhibit-rpath=",
      blind: "--library-path= --preload= --audit= --list --verify",
    },
    runs: { as: "exec" },
  }),
  ...each("busybox toybox", {
    source: "busybox documentation; run on Debian 12",
    exact: true,
    options: { query: "--list --list-full --help", writes: "--install?" },
    runs: { as: "exec" },
  }),
  script: {
    source: "util-linux manual; BSD script(1)",
    options: {
      plain:
        "-aefqr -bEmo= -t? --append --return --flush --force --quiet --echo= --logging-format= --output-limit=",
      script: "-c= --command=",
      writes: "-IOBT= --log-in= --log-out= --log-io= --log-timing= --timing?",
    },
    rest: "text",
    study: studyScript,
  },
  ...each(
    "parallel tmux screen start-stop-daemon bwrap valgrind perf hyperfine rr watchexec nodemon entr chpst softlimit setuidgid envdir envuidgid setlock",
    {
      source: "manuals of the programs",
      raw: true,
      rest: "text",
      study: ({ words }, found) => {
        found.runUnknown("where it runs a command is not modelled");
        words.forEach((word, index) => {
          if (word.text !== undefined && !word.text.startsWith("-") && index < 8)
            found.run({ by: "arguments", words: words.slice(index), extra: true }, "exec");
        });
      },
    },
  ),
  "run-parts": {
    source: "run-parts(8)",
    options: { plain: "--test --list --verbose --report --regex= --umask= --arg= --lsbsysinit" },
    rest: "text",
    study: studyRunParts,
  },
};
