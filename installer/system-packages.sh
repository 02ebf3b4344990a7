#!/bin/sh
# System libraries the window and the papers need, on Debian and Ubuntu: Qt's own, and a Times-compatible font that has every
# Vietnamese letter (the older fonts-liberation lacks most of them). Does nothing where apt is not there or nothing is missing.
set -eu
command -v apt-get >/dev/null 2>&1 || exit 0
wanted="libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1
 libxkbcommon-x11-0 libxcb-shape0 fonts-liberation2 fonts-croscore fonts-dejavu-core poppler-utils python3-venv"
missing=""
for package in $wanted; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing="$missing $package"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" -eq 0 ]; then as_root=""; elif command -v sudo >/dev/null 2>&1; then as_root="sudo"; else
    echo "Missing system packages:$missing" >&2
    exit 0
fi
$as_root apt-get update -qq || true
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
