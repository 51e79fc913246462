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
