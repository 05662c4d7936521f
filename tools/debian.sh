# Debian packages for the tests: a browser for the journeys, poppler for the pictures of papers, the papers' typeface,
# LibreOffice, which must open every DOCX.
missing=""
command -v chromium >/dev/null || missing="$missing chromium"
command -v pdftoppm >/dev/null || missing="$missing poppler-utils"
[ -d /usr/share/texmf/fonts/opentype/public/tex-gyre ] || missing="$missing fonts-texgyre"
command -v soffice >/dev/null || missing="$missing libreoffice-writer-nogui"
command -v npm >/dev/null || missing="$missing npm"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then echo "The tests need these Debian packages:$missing"; exit 1; fi
echo "Installing Debian packages:$missing"
apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
