# Installs Debian packages that are missing; sourced by the commands at the top of the repository.

# packages NAME…: makes sure that each package is there.
packages() {
    local missing=() name
    for name in "$@"; do
        dpkg-query -W -f='${Status}' "$name" 2>/dev/null | grep -q 'install ok installed' || missing+=("$name")
    done
    [ ${#missing[@]} -gt 0 ] || return 0
    if ! command -v apt-get >/dev/null; then
        echo "missing: ${missing[*]}; install them with this system's package tool and start again" >&2
        return 1
    fi
    local as_root=()
    [ "$(id -u)" = 0 ] || as_root=(sudo)
    echo "installing: ${missing[*]}"
    "${as_root[@]}" apt-get update -qq
    DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# What Frontdesk is built with and runs on.
build_packages=(libsqlite3-dev libicu-dev libre2-dev pkg-config)

# swift_there: fails with a remedy when no Swift 6.3 or newer is on the path.
swift_there() {
    local version
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
    if [ -z "$version" ] || [ "$(printf '%s\n6.3\n' "$version" | sort -V | head -n 1)" != 6.3 ]; then
        echo "Swift 6.3 or newer is needed, found ${version:-none}: install it from swift.org and put it on the PATH" >&2
        return 1
    fi
}
