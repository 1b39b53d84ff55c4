# Sourced by run and zhiheng: publishes the program into artifacts/ when a source is newer than the last build.
# The stamp is compared with file times, so editing one file rebuilds, and starting twice does not.
build_if_needed() {
  if ! command -v dotnet >/dev/null 2>&1; then
    echo "Zhiheng needs the .NET 10 SDK (https://dot.net). 未找到 dotnet：请先安装 .NET 10 SDK。" >&2
    exit 1
  fi
  local stamp=artifacts/zhiheng/.built
  if [ -f "$stamp" ] && [ -z "$(find src Directory.Build.props Directory.Packages.props global.json -newer "$stamp" -type f -not -path '*/obj/*' -not -path '*/bin/*' -print -quit)" ]; then
    return
  fi
  echo "Building Zhiheng (about a minute the first time) · 正在构建…" >&2
  export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
  if ! dotnet publish src/Cli/Cli.csproj -c Release -o artifacts/zhiheng --nologo -v q >artifacts-build.log 2>&1; then
    cat artifacts-build.log >&2
    exit 1
  fi
  rm -f artifacts-build.log
  touch "$stamp"
}
