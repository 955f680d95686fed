#!/usr/bin/env bash
# Proves that this repository works as a pre-commit hook: a bad manifest is refused, a good one passes.
#
# usage: tests/pre-commit.sh [--full]
#
# The hook `podlint-system` runs the podlint that is built already: $PODLINT, or the newest of target/release and
# target/debug. With --full, the hook `podlint` is tried as well, which builds podlint as a user's pre-commit
# would, if without optimisation: whether it can be built and run is the question here.
set -euo pipefail

repository=$(cd "$(dirname "$0")/.." && pwd)
full=${1:-}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

binary=${PODLINT:-$(ls -t "$repository"/target/{release,debug}/podlint 2>/dev/null | head -n 1 || true)}
if [[ -z $binary || ! -x $binary ]]; then
  echo "no podlint to try: run \`cargo build\` first, or set PODLINT" >&2
  exit 2
fi
mkdir "$scratch/bin"
ln -s "$(realpath "$binary")" "$scratch/bin/podlint"
export PATH="$scratch/bin:$PATH"

python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet --disable-pip-version-check pre-commit
pre_commit=$scratch/venv/bin/pre-commit

# Neither the user's settings nor the user's cache have a part in this.
export PRE_COMMIT_HOME="$scratch/cache" GIT_CONFIG_GLOBAL="$scratch/gitconfig" GIT_CONFIG_NOSYSTEM=1
git config --global user.name podlint
git config --global user.email podlint@example.invalid
git config --global init.defaultBranch main
git config --global --add safe.directory '*'

"$pre_commit" validate-manifest "$repository/.pre-commit-hooks.yaml"

git init --quiet "$scratch/project"
cd "$scratch/project"
mkdir deploy
cat >deploy/good.yaml <<'YAML'
apiVersion: v1
kind: ConfigMap
metadata:
  name: good
data:
  key: value
YAML
cat >deploy/bad.yaml <<'YAML'
apiVersion: v1
kind: ConfigMap
metadata:
  name: bad
data:
  key: [
YAML
echo 'replicas: 1' >values.yaml
git add .

# try HOOK EXPECTED-STATUS FILE...
try() {
  local hook=$1 expected=$2 status=0
  shift 2
  echo "--- $hook: $*"
  "$pre_commit" try-repo "$repository" "$hook" --verbose --files "$@" >"$scratch/log" 2>&1 || status=$?
  cat "$scratch/log"
  if [[ $status -ne $expected ]]; then
    echo "pre-commit ended with $status instead of $expected" >&2
    exit 1
  fi
  if [[ $expected -ne 0 ]] && ! grep -q 'yaml-syntax' "$scratch/log"; then
    echo "the log does not name the rule yaml-syntax" >&2
    exit 1
  fi
}

hooks=(podlint-system)
if [[ $full == --full ]]; then
  # Every try builds in a new clone; what podlint depends on need not be built anew each time.
  export CARGO_TARGET_DIR="$repository/target/pre-commit"
  export CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
  hooks+=(podlint)
fi
for hook in "${hooks[@]}"; do
  try "$hook" 1 deploy/bad.yaml values.yaml
  try "$hook" 0 deploy/good.yaml values.yaml
done

# The same through git itself, as people meet it.
cat >.pre-commit-config.yaml <<YAML
repos:
  - repo: local
    hooks:
      - {id: podlint, name: podlint, entry: podlint check, language: system, types_or: [yaml, json], args: [--fail-on=warn]}
YAML
"$pre_commit" install >/dev/null
git add .
if git commit --quiet -m 'a bad manifest' >"$scratch/log" 2>&1; then
  echo "the commit of a bad manifest went through" >&2
  exit 1
fi
grep -q 'deploy/bad.yaml' "$scratch/log"
git rm --quiet --force deploy/bad.yaml
git commit --quiet -m 'good manifests only'
echo "pre-commit blocks the bad manifest and passes the good one"
