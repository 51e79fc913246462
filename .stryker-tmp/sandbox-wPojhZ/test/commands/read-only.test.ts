// @ts-nocheck
import { describe, expect, test } from "vitest";
import { effectsOf } from "../../src/commands/effects-of.ts";
import { wordsOf } from "./words.ts";

/** Each line is one command. SEMANTICS RO-1, RO-2, RO-8. */
const readOnly = `
ls
ls -la src
ls --color=auto -lh
ls *.ts
ls $dir
cat README.md
cat "$f"
cat foo%20bar.txt
head -20 a.txt
head -n 20 a.txt
head -n20 a.txt
tail -f log.txt
tail -3 .env
tail -n +5 a
wc -l src/*.py
grep -rn foo src
grep -n 'a\\|b' src/a.ts
grep -E 'foo$' src/a.ts
grep -A3 -B 2 --include=*.ts x src
grep -- -o a
egrep x a
find . -name "*.ts"
find . -name '*.ts' -not -path './node_modules/*' -type f
find . -maxdepth 0 -name "-exec"
find . -maxdepth 1 -newermt 2001-01-01 -type f -size +1c
find . -name "$name"
find . \\( -name a -o -name b \\) -print
find -L . -maxdepth 1 -samefile a
diff a.txt b.txt
diff -u a b
stat -c %n a
du -sh src
df -h
cd src
cd packages/api
fmt a.txt
comm -12 a b
cmp a b
expr 1 + 2
test -f a.txt
[ -f a ]
[ "$a" = b ]
[ $? -eq 0 ]
[ 3 -gt -1 ]
ps -u alice
jq .environment a.json
jq .env a.json
printf '%s\\n' "$x"
printf 'hello\\n'
getconf PATH
seq 3
tsort a
pr a.txt
lsof -i :3000
pgrep node
tput colors
ss -tln
fd foo src
fd -e ts
file a.bin
sort a.txt
sort -k1,1 -t, -u a
sort -to a
uniq -c a
uniq
sed -n 1,5p a
sed -n '1p' .env
sed s/x/y/ a
sed 's/w o1/e/' a
sed 'y/ew/we/' a
sed 'a e /x/evil' a
sed -e 's/a/b/g' -e '/^$/d' a
sed ':e;N;$!be' a
sed -E 's/[0-9]+/N/g;s/a\\/b/c/' a
sed '/a/,/b/{s/x/y/;p;}' a
cut -d / -f1 a.txt
paste a b
column -t a
awk '{print $1}' file.txt
awk -F: '{print $1, $NF}' a
awk '$3 > 5' a
awk '{ if ($1 > 2) print }' a
awk '{print ($1 > 2)}' a
awk '/foo|bar/ {n++} END {print n / 2}' a
awk 'NR==1 || NR==3' a
awk -v n=5 'NR<=n' a
tr a-z A-Z
basename a.txt .txt
dirname a/b
realpath a
readlink -f a
date
date +%s
date -u +%Y-%m-%d
date -d yesterday +%F
whoami
id -u
uname -a
hostname
ps aux
ps -ef
free -m
uptime
true
false
:
sleep 1
type ls
which node
nl a
tac a
rev a
od -c a
xxd a
hexdump -C a
strings a
base64 -d a
md5sum a
sha256sum a b
tree -L 2
tree src
jq . package.json
jq -r '.scripts | keys[]' package.json
jq --arg v 1 '.x == $v' a.json
rg foo
rg -n --type ts foo src
rg foo -- --pre
pwd
echo hello
echo $HOME "$x" *
echo -n --output
man ls
git status
git status --short --branch
git --version
git version
git log --oneline -5 --graph --stat --since=yesterday -- src
git log -p -n 5 --format=%h --all
git log --author=me --grep fix
git diff
git diff HEAD~1
git diff --stat HEAD~1 --name-only --cached -w
git diff -- .env
git diff $(git merge-base main HEAD)
git diff $(git rev-parse HEAD)..HEAD
git show HEAD
git show HEAD:.env
git blame -L 1,5 a.ts
git ls-files
git ls-tree -r HEAD
git rev-parse --show-toplevel
git rev-parse --abbrev-ref HEAD
git rev-list --count HEAD
git cat-file -p HEAD
git describe --tags --always
git name-rev HEAD
git merge-base main HEAD
git shortlog -sn
git show-ref
git for-each-ref --format='%(refname)'
git branch
git branch -a
git branch -vv
git branch --show-current
git branch --contains HEAD
git branch --list 'x*'
git tag
git tag -l 'v*'
git remote
git remote -v
git remote get-url origin
git stash list
git worktree list
git reflog
git reflog -5
git reflog show HEAD
git config user.name
git config --get user.name
git config --list
git grep -n foo
git check-ignore f
git count-objects -v
git symbolic-ref HEAD
git var GIT_EDITOR
git --no-pager log -1
git --no-optional-locks status
git clean -n
git clean -nd
git hash-object f
git fsck --no-dangling
unzip -l a.zip
unzip -p a.zip b.txt
unzip -Z1 a.zip
zipinfo -1 a.zip
gzip -dc a.gz
gzip -c a
gunzip -c a.gz
gzip -t a.gz
gzip -l a.gz
xz -dc a.xz
bzip2 -t a.bz2
zcat a.gz
xzcat a
zgrep -n foo a.gz
xzgrep x a
zdiff a.gz b.gz
nm -C lib.so
nm -D --defined-only lib.so
objdump -d a.o
readelf -h a
size a.o
strings -n 8 a
iconv a
iconv -f UTF-8 -t ASCII//TRANSLIT a
openssl dgst -sha256 a
openssl sha256 a
openssl x509 -in cert.pem -noout -subject -dates
bc
bc -l
top -bn1
top -b -n 1
top -l 1
ptx a o
yq .version a.yaml
yq -r '.services | keys' a.yml
yq eval '.a.b' a.yml
yq -o=json . a.yml
ip addr
ip -br a
ip route show
ip -4 addr show dev eth0
ifconfig
ifconfig eth0
w
lsblk -f
findmnt
mount
dmesg -T
locale
ldconfig -p
systemctl status nginx
systemctl list-units --type=service
journalctl -u nginx -n 50 --no-pager
apt-cache policy
apt-cache search foo
apt-config dump
dpkg -l
dpkg -L bash
dpkg-query -W bash
dir
eza -la --git
ar t lib.a
bash -n s.sh
bash -n -c 'rm x'
node --check a.js
npm run
npm ls --depth=0
npm pkg get name
npm config get registry
pip show requests
pip config list
pip list --disable-pip-version-check
docker stats --no-stream
docker system df
docker compose version
kill -0 $$
kill -0 1234 %1
kill -l
ulimit -n
ulimit -Sn
read -r line
read -r a b
read -rs -t 5 line
read -r -a parts
read -ra parts
read -r -d '' text
mapfile -t lines
local x=1
local x="$1" y
readonly x
unset x
set -e
set -euo pipefail
set -Eeuo pipefail
set +x
trap - EXIT
trap '' INT
trap
exit
exit 1
exit $?
return 0
break
shift 2
wait $!
jobs
sed -l 5 -n l a
awk '/system/' a
awk '/close/ {print $1}' a
node --version
python3 -V
gcc --version
java -version
perl -v
bash --version
rustc --version
kubectl version --client
terraform version
aws --version
docker ps
docker ps -a
docker images
docker logs -f --tail 10 app
docker inspect app
docker compose ps
`;

/** Each line is one command. */
const refused = `
./ls
/bin/ls
$cmd
env
printenv
command -v npm
find *.ts -name x
find . -exec rm {} \\;
find . -execdir sh -c id \\;
find . -ok rm {} \\;
find . -delete
find . -fprint out.txt
find . -fls o
find . -files0-from list
find . -exe\\c x \\;
find . $x
find "$x"
find . -unheard
fd x -x rm
fd x --exec-batch rm
fd -Hx rm
sort *.txt
sort -o out in
sort -ovictim f
sort -uo victim f
sort --output=out.txt in.txt
sort --outp=out.txt in.txt
sort --compress-program=./x in.txt
sort --compress-prog ./x in.txt
sort -k1 -S1 -T. --compress-program=./e f
sort a -o b
sort "$f"
sort $f
uniq a b
uniq -f 1 a b
xxd a b
xxd -r a b
sed -n 'w out' f
sed 's/a/b/w out' f
sed 's/a/id/e' f
sed 's,x,y,ge' f
sed -f script f
sed -fscript f
sed -i s/a/b/ f
sed -ni.bak p f
sed --in-pl=x p f
sed -e 1w/home/alice/.zshenv f
sed 's#a#b#w x' f
sed 's/a/b/;w out' f
sed 1e f
sed "$script" f
sed ':a;w out' f
sed -e '$!{e /x/evil' -e '}' a
sed 'r /etc/passwd' a
sed 's/[/]/x/' a
awk '{print | "sh"}' f
awk 'BEGIN{while(("id"|getline x)>0)print x}'
awk 'BEGIN { system ("id") }'
awk '{print > "o"}' f
awk '{print >> "o"}' f
awk '{print > $1}' f
awk -f p f
awk -i inplace 1 f
awk -v 'x=\\057' 1 f
awk "$p" f
awk '{x = y / "a" | "sh"}' f
git -c core.pager=./x log
git --exec-path=. log
git --config-env=alias.x=V x
git --git-dir=x log
git --work-tree x status
git -p log
git diff *.ts
git diff $x
git diff --ext-diff
git diff --textconv
git diff --output=o
git log --output o
git log --format=%G?
git log -Oorder
git log --onel
git grep -Ovi foo
git grep -nOvi foo
git grep --open-files-in-pager=./x foo
git grep --open=./x foo
git ls-remote "ext::sh -c id"
git branch new
git branch -D main
git branch -v new
git branch -m x
git tag v1
git tag -d v1
git remote add x y
git remote show origin
git remote -v update
git stash
git stash pop
git config user.name x
git config --unset user.name
git config --global user.name x
git reflog expire
git symbolic-ref HEAD refs/heads/x
git push
git st
git mylog
git
git diff --help
git -C a -C b status
git -C "$d" status
git diff $(curl x)
git diff $(git log --format=%B)
docker --context prod ps
docker --url ssh://h ps
docker -H x ps
docker run x
docker exec app ls
rg --pre=./evil.sh foo
rg foo --pre ./evil.sh
rg -lz foo
rg --hostname-bin x foo
tree -o out
date -s now
date 01010101
date --set=now
hostname evil
hostname -F f
ss -K dst 1.2.3.4
tput -S
man -P ./x ls
man --html=./x ls
man -l ./x
file -f list
file --magic-file=magic a.bin
file -C -m magic
printf -v x y
printf -v 'a[$(id)]' y
printf %d 'a[$(id)]'
printf %d "$x"
test -v 'a[$(id)]'
[ -v 'a[$(id)]' ]
[ "$x" -eq 0 ]
[ a -eq 0 ]
ps auxe
ps -E
jq -n '[env]' a
jq 'import "a" as a; 1' a
jq -f p a
sort --files0-from=l
wc --files0-from=l
sed -l -i s/a/b/ f
awk --field-separator 'BEGIN{system("x")}' 1
base64 a b
diff -l a b
diff --paginate a b
base64 -o x a
cd -
cd
cd "$x"
cd a b
less a
more a
dig x
ping x
curl x
tar tf x
zip -l x
kill 1
xargs
cat --unheard a
cat --show-a a
ls --unheard
tee x
jq 'env' a
jq '$ENV.x' a
read -p x y
read -t 'a[$(id)]' y
read -n 'a[$(id)]' y
read -u 'a[$(id)]' y
read 'a[$(id)]'
local PATH=./x
declare -i x
local -i x=1
declare x='a[$(id)]' y[1]=2
unset PATH
unset -f ls
typeset -T x y
set -k
set -o posix
set -- a b
set a
set -f
exit a
exit 'a[$(id)]'
return 'x[$(id)]'
shift 'x[$(id)]'
wait -p 'a[$(id)]'
ulimit 'a[$(id)]'
ulimit -n 'a[$(id)]'
ulimit -n 100
kill -9 1
kill -0 -s 9 1
kill 1
kill -s 0 1
kill -0 "$a" "$b"
trap 'id' EXIT
trap id EXIT
trap -- id EXIT
trap "$x" EXIT
mapfile -t PATH
mapfile -C id -c 1 x
bash -n
bash -n -i
bash -n +n s
bash -n -c "$x" y
bash -c id -n
bash -n $x
zsh -n s
ip addr flush dev eth0
ip link set eth0 down
ip -batch f
ip netns exec a id
ip -b f
unzip a.zip
unzip -l-l a.zip
unzip -l --l a.zip
unzip -l '*.zip'
unzip -ld x a.zip
unzip -p a.zip -d x
unzip -o a.zip
gzip a
gzip -d a.gz
bzip2 -td a.bz2
bzip2 -t -d a.bz2
xz -l -d a.xz
zstd -c a
zstd -c --rm a
gzip -c $x
zcat $x
zgrep --pre x a
zgrep x 'a;b'
zgrep -r x .
zdiff -l a b
nm --plugin=x a
nm @f
nm "$x"
objdump -S a
readelf -w a
size @f
strings @f
iconv -o x a
iconv -f ./x a
iconv -f utf8 -t ../x a
openssl dgst -sha256 -out x a
openssl dgst -sign k a
openssl x509 -in a
openssl x509 -in a -noout -out b
openssl rand 4
openssl enc -in a
openssl dgst "$x"
openssl dgst -engine x a
openssl version -engine x
bc -e 'x' --wat
top
top -b
top -bn "$x"
yq -i .a f
yq 'load("x")' f
yq 'env(HOME)' f
yq -s .a f
yq '$ENV' f
yq "$x" f
npm run x
npm run --silent x
npm run -- x
npm pkg set a=1
npm pkg delete a
npm config set a b
npm config edit
npm ls --script-shell=x
npm install
pip list
pip install x
pip config set a b
pip --python=x list
pip download x
node -c x y
node --check -r x
node x.js
node --check "$x"
node
dpkg -i x
dpkg --pre-invoke=id -l
dpkg
apt-cache gencaches
apt-cache policy -o Dir::Bin=x
apt-config shell x y
journalctl --vacuum-size=1
journalctl --rotate
journalctl --cursor-file=x
journalctl -D x
systemctl start x
systemctl -H h status
systemctl edit x
systemctl
mount /dev/x /mnt
mount -a
dmesg -C
dmesg -c
ldconfig
ifconfig eth0 up
awk '/a/ {system("id")}' f
awk '/a[/]system("id")/' f
awk '!/x/{print | "sh"}' f
awk '1/system("id")/1' f
awk '/system/{getline x}' f
sed -l 'w x' a
sed -l x p a
yarn --version
pnpm --version
go version
node --version x
node -r x --version
./node --version
rm -rf --version
kubectl version
kubectl --client version
bash --version -c id
git clean -f
git clean -nf -i
git hash-object -w f
git fsck --lost-found
git hash-object --no-filters -w f
ar x a
ar tx a
ar t @f
read path
read HOME
read PATH
read 1
read _
read status
read http_proxy
read "$x"
read -r $x
local $x
local "$x"
readonly x=$y
declare -g x
exit "$x"
shift $x
wait "$x"
kill -0 $x
set
printf %d "a$?"
exit a$?
python3 -m pip --version
declare
local
readonly
jobs -x id
pytest --version
mvn --version
gradle --version
npm version
terraform version -json
rustc --version --verbose
`;

const rows = (text: string): string[] => text.split("\n").filter((line) => line !== "");

describe("read-only", () => {
  test.each(rows(readOnly))("%s", (command) => {
    expect(effectsOf(wordsOf(command)).readOnly).toBe(true);
  });
});

describe("not read-only, with a reason", () => {
  test.each(rows(refused))("%s", (command) => {
    expect(effectsOf(wordsOf(command)).readOnly).toBeTypeOf("string");
  });
});

test("further unknown arguments are counted", () => {
  expect(effectsOf(wordsOf("grep x"), true).readOnly).toBe(true);
  expect(effectsOf(wordsOf("sort"), true).readOnly).toBeTypeOf("string");
});

/** A file of the directory may name what runs: only for a trusted one, and not for one that the command enters. */
test.each([
  ["git status", true],
  ["git -C a status", true],
  ["git log", true],
  ["git branch", true],
  ["git branch -v", true],
  ["git stash list", true],
  ["git notes list", true],
  ["git describe --always", true],
  ["git name-rev HEAD", true],
  ["git merge-base HEAD x", true],
  ["git show-ref", true],
  ["git for-each-ref", true],
  ["git rev-list HEAD", true],
  ["git check-ignore f", true],
  ["git hash-object f", true],
  ["git rev-parse HEAD^", true],
  ["git rev-parse --shared-index-path", true],
  ["git verify-pack a", true],
  ["git remote show -n origin", true],
  ["git branch --show-current", false],
  ["git -C a rev-parse --show-toplevel", false],
  ["git rev-parse --abbrev-ref HEAD", false],
  ["git remote -v", false],
  ["git remote get-url origin", false],
  ["git config user.name", false],
  ["git worktree list", false],
  ["git var GIT_EDITOR", false],
  ["git symbolic-ref --short HEAD", false],
  ["git count-objects -v", false],
  ["git hash-object --no-filters f", false],
  ["npm ls", true],
  ["npm run", true],
  ["rustc --version", true],
  ["ls", false],
  ["cat a", false],
])("%s: configured %s", (command, configRuns) => {
  const effects = effectsOf(wordsOf(command));
  expect([effects.readOnly, effects.configRuns]).toEqual([true, configRuns]);
});
