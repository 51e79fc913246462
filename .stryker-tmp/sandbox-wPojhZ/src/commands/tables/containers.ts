// @ts-nocheck
import { each, type Program, type Programs, runner } from "../program.ts";
import { studyRemoteCopy } from "../transfer.ts";

const dockerRun =
  "-ditPq --detach --interactive --tty --rm --init --privileged --read-only --publish-all --no-healthcheck --oom-kill-disable --quiet -acehlmpuvw= --add-host= --attach= --blkio-weight= --cap-add= --cap-drop= --cgroup-parent= --cgroupns= --cidfile= --cpu-period= --cpu-quota= --cpu-shares= --cpus= --cpuset-cpus= --cpuset-mems= --detach-keys= --device= --dns= --dns-search= --domainname= --env= --env-file= --expose= --gpus= --group-add= --health-cmd= --hostname= --ip= --ipc= --isolation= --label= --label-file= --link= --log-driver= --log-opt= --mac-address= --memory= --memory-swap= --mount= --name= --network= --net= --network-alias= --oom-score-adj= --pid= --pids-limit= --platform= --publish= --pull= --restart= --runtime= --security-opt= --shm-size= --sig-proxy= --stop-signal= --stop-timeout= --storage-opt= --sysctl= --tmpfs= --ulimit= --user= --userns= --uts= --volume= --volume-driver= --volumes-from= --workdir=";
const dockerExec =
  "-dit --detach --interactive --tty --privileged -euw= --env= --env-file= --user= --workdir= --detach-keys=";

const closed = { readOnly: "closed", exact: true, source: "docker and podman manuals" } as const;

const ps: Program = {
  ...closed,
  options: { plain: "-aqls -fn= --all --quiet --latest --size --no-trunc --filter= --format= --last=" },
};
const images: Program = {
  ...closed,
  options: { plain: "-aq -f= --all --quiet --no-trunc --digests --tree --filter= --format=" },
  rest: "text",
};
const inspect: Program = { ...closed, options: { plain: "-s -f= --size --format= --type=" }, rest: "text" };
const history: Program = {
  ...closed,
  options: { plain: "-qH --quiet --human --no-trunc --format=" },
  rest: "text",
};
const list: Program = {
  ...closed,
  options: { plain: "-aqls -f= --all --quiet --latest --size --no-trunc --filter= --format=" },
  rest: "text",
};
const listed: Program = { source: closed.source, subcommands: { ls: list, list, inspect } };

const readers: Programs = {
  ps,
  images,
  inspect,
  history,
  logs: {
    ...closed,
    options: { plain: "-ft -n= --follow --timestamps --details --tail= --since= --until=" },
    rest: "text",
  },
  ...each("top port diff", { ...closed, rest: "text" }),
  stats: { ...closed, options: { plain: "-a --all --no-stream --no-trunc --format=" }, rest: "text" },
  ...each("version info", { ...closed, options: { plain: "-f= --format=" } }),
};

/** `docker compose` and `docker-compose`. */
const compose: Program = {
  source: closed.source,
  exact: true,
  options: {
    plain: "-p= --project-name= --profile= --project-directory= --ansi= --progress=",
    reads: "-f= --file= --env-file=",
  },
  subcommands: {
    ps: {
      ...closed,
      options: {
        plain: "-aq --all --quiet --services --no-trunc --filter= --format= --status= --orphans?",
      },
      rest: "text",
    },
    ls: { ...closed, options: { plain: "-aq --all --quiet --filter= --format=" } },
    version: { ...closed, options: { plain: "-f= --format= --short" } },
    logs: {
      ...closed,
      options: {
        plain: "-ft -n= --follow --timestamps --tail= --since= --until= --no-color --no-log-prefix --index=",
      },
      rest: "text",
    },
    images: { ...closed, options: { plain: "-q --quiet --format=" }, rest: "text" },
    top: { ...closed, rest: "text" },
    exec: runner(
      closed.source,
      "-dTit --detach --no-TTY --privileged --interactive --tty -euw= --env= --user= --workdir= --index=",
      1,
    ),
    run: runner(
      closed.source,
      "-dTiP --detach --rm --no-deps --service-ports --use-aliases --build --quiet-pull --no-TTY --interactive -elpuvw= --env= --label= --name= --publish= --user= --volume= --workdir= --cap-add= --cap-drop=",
      1,
      { blind: "--entrypoint=" },
    ),
  },
};

/** SEMANTICS RO-3: an option that names another daemon is neither inert nor read-only. */
const container: Program = {
  source: closed.source,
  exact: true,
  inert: "",
  options: {
    plain: "-v --version",
    risky:
      "-Dr -Hcl= --debug --host= --context= --config= --log-level= --tls --tlscacert= --tlscert= --tlskey= --tlsverify --url= --connection= --identity= --remote",
  },
  subcommands: {
    ...readers,
    container: {
      source: closed.source,
      subcommands: {
        ...readers,
        ls: ps,
        list: ps,
        exec: runner(closed.source, dockerExec, 1),
        run: runner(closed.source, dockerRun, 1, { blind: "--entrypoint=" }),
      },
    },
    image: {
      source: closed.source,
      subcommands: {
        ls: images,
        list: images,
        inspect: inspect,
        history: history,
      },
    },
    network: listed,
    volume: listed,
    context: { source: closed.source, subcommands: { ls: list, show: { ...closed } } },
    system: {
      source: closed.source,
      subcommands: { df: { ...closed, options: { plain: "-v --verbose --format=" } } },
    },
    compose,
    cp: {
      source: closed.source,
      options: { plain: "-aLq --archive --follow-link --quiet" },
      rest: "text",
      study: studyRemoteCopy,
    },
    exec: runner(closed.source, dockerExec, 1),
    run: runner(closed.source, dockerRun, 1, { blind: "--entrypoint=" }),
  },
};

/** docker and what is spelled like it. Facts from the docker and podman manuals. */
export const containers: Programs = {
  ...each("docker podman nerdctl", container),
  "docker-compose": compose,
};
