#!/bin/sh
# Make .venv and install Whence into it from constraints.txt: set-up.sh run|dev|train
#
# Does nothing where that was done for the same pins in the same folder. The stamp that says
# so is written last, so an interrupted run is simply done again.
set -eu
cd "$(dirname "$0")/.."
here=$(pwd -P)

want=${1:-}
case $want in
run) target=. ;;
dev) target='.[dev]' ;;
train) target='.[train]' ;;
*)
    echo "usage: scripts/set-up.sh run|dev|train" >&2
    exit 2
    ;;
esac

venv=.venv
log=$venv/set-up.log
# A virtual environment holds absolute paths: a checkout that was moved is set up anew.
key="$here $(cat pyproject.toml constraints.txt scripts/set-up.sh | cksum)"

say() { echo "set-up: $*" >&2; }

is_done() { [ -f "$venv/done-$1" ] && [ "$(cat "$venv/done-$1")" = "$key" ]; }

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

# Whether this interpreter can make a virtual environment with pip in it: by its own
# ensurepip, or, where the system has cut that out, by its pip (23 or later) from outside.
has_ensurepip() { "$1" -c 'import ensurepip, venv' >/dev/null 2>&1; }
has_outside_pip() {
    "$1" -c 'import sys, venv, pip; sys.exit(int(pip.__version__.split(".")[0]) < 23)' \
        >/dev/null 2>&1
}

# Prints the interpreter to use, or says what to install and fails.
find_python() {
    old= bare=
    for name in ${PYTHON:-python3.11 python3.12 python3.13 python3 python3.14 python}; do
        command -v "$name" >/dev/null 2>&1 || continue
        if ! is_new_enough "$name"; then
            # A launcher may stand on the path with no interpreter behind it: no version, no name.
            version=$("$name" -c 'import sys; print(sys.version.split()[0])' 2>/dev/null) &&
                old="$old $name ($version)"
        elif has_ensurepip "$name" || has_outside_pip "$name"; then
            echo "$name"
            return
        else
            bare=${bare:-$name}
        fi
    done
    if [ -n "$bare" ]; then
        version=$("$bare" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
        say "$bare has no venv with ensurepip, which a virtual environment is made with."
        say "On Debian and Ubuntu: apt install python$version-venv (or python3-venv)."
        say "On others it comes with Python itself: install Python $version from python.org."
    elif [ -n "${PYTHON:-}" ]; then
        say "PYTHON=$PYTHON is no Python 3.11 or newer, but ${old:-nothing that runs}."
    else
        say "no Python 3.11 or newer was found${old:+; there is$old}."
        say "Install one (Debian and Ubuntu: apt install python3.11 python3.11-venv; else"
        say "python.org), or name one: make PYTHON=/path/to/python3.11"
    fi
    return 1
}

# Runs a step with its output in the log, and shows the end of the log if it fails.
run_step() {
    say "$1"
    shift
    "$@" >"$log" 2>&1 && return
    status=$?
    say "that failed; the last lines of $log:"
    tail -n 25 "$log" | sed 's/^/    /' >&2
    say "make the same target again when that is mended; nothing else is to be cleaned up."
    exit "$status"
}

pip() { "$venv/bin/python" -m pip --no-input --disable-pip-version-check "$@"; }

make_venv() {
    python=$(find_python) || exit 1
    [ ! -e "$venv" ] || say "the $venv here is unfinished, moved or broken; it is made again"
    rm -rf "$venv"
    mkdir "$venv"
    version=$("$python" -c 'import sys; print(sys.version.split()[0])')
    if has_ensurepip "$python"; then
        run_step "making $venv with $python ($version)" "$python" -m venv "$venv"
    else
        run_step "making $venv with $python ($version)" "$python" -m venv --without-pip "$venv"
        run_step "$python has no ensurepip; its own pip installs one into $venv" \
            "$python" -m pip --python "$venv/bin/python" install --constraint constraints.txt pip
    fi
}

# Whether the .venv that stands here is whole, new enough and made for this very folder.
is_usable() {
    [ -f "$venv/bin/pip" ] && grep -Fq "$here/$venv/bin/" "$venv/bin/pip" &&
        is_new_enough "$venv/bin/python" && "$venv/bin/python" -m pip --version >/dev/null 2>&1
}

# Every larger set holds what `run` needs.
if is_done "$want" || { [ "$want" = run ] && { is_done dev || is_done train; }; }; then
    exit 0
fi
is_usable || make_venv
run_step "bringing pip to the version pinned in constraints.txt" \
    pip install --upgrade --constraint constraints.txt pip
case $want in
run) what="Whence and its five libraries" ;;
dev) what="Whence, its libraries and the tools of its tests" ;;
train) what="Whence with torch, for training (large: minutes, and gigabytes where there is a GPU)" ;;
esac
run_step "installing $what" \
    pip install --constraint constraints.txt --build-constraint constraints.txt --editable "$target"
echo "$key" >"$venv/done-$want"
say "done"
