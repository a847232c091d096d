#!/bin/sh
# Builds the container images with podman, docker or buildah, whichever is there; --help says how.
set -eu

usage() {
    cat <<USAGE
usage: k8s/build-images.sh [--push REGISTRY] [--tag TAG] [--base IMAGE] [--engine ENGINE] [--no-build] [IMAGE...]

Images: ingest, detect, view, simulator, broker (these if none is named), and detect-cuda.
They are named REGISTRY/skylens/IMAGE:TAG, detect-cuda REGISTRY/skylens/detect:TAG-cuda.

  --push REGISTRY   push them there when all are built; without it they stay here, as localhost/skylens/...
  --tag TAG         default: the version in pom.xml
  --base IMAGE      of all but detect-cuda, instead of the one that the Containerfiles name; Debian or Ubuntu with
                    Java 17 or newer
  --engine ENGINE   podman, docker or buildah
  --no-build        the jars are there: do not run Maven
USAGE
}

fail() {
    echo "$1" >&2
    exit 1
}

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
version=$(sed -n 's:.*<version>\(.*\)</version>.*:\1:p' "$root/pom.xml" | head -n 1)
work=$root/target/images
registry=
tag=$version
base=
engine=
build=yes
images=

while [ $# -gt 0 ]; do
    case $1 in
        --push) registry=${2:?"--push needs a registry"}; shift ;;
        --tag) tag=${2:?"--tag needs a tag"}; shift ;;
        --base) base=${2:?"--base needs an image"}; shift ;;
        --engine) engine=${2:?"--engine needs a program"}; shift ;;
        --no-build) build=no ;;
        -h|--help) usage; exit 0 ;;
        ingest|detect|view|simulator|broker|detect-cuda) images="$images $1" ;;
        *) usage >&2; exit 2 ;;
    esac
    shift
done
images=${images:-ingest detect view simulator broker}

for candidate in podman docker buildah; do
    [ -n "$engine" ] || ! command -v "$candidate" >/dev/null || engine=$candidate
done
[ -n "$engine" ] || fail "Images are built by podman, docker or buildah: none of them is on the PATH."

# The name of an image, and the artifacts it is made of.
reference() {
    case $1 in
        *-cuda) echo "${registry:-localhost}/skylens/${1%-cuda}:$tag-cuda" ;;
        *) echo "${registry:-localhost}/skylens/$1:$tag" ;;
    esac
}

artifacts() {
    case $1 in
        simulator) echo "edge/simulator/target" ;;
        broker) echo "all-in-one/broker/target" ;;
        *) echo "${1%-cuda}-service/target" ;;
    esac
}

# Read by the JVM before JDK_JAVA_OPTIONS, which may say otherwise. A model has most of its memory beside the heap.
jvm_flags() {
    case $1 in
        detect*) echo "MaxRAMPercentage=30" ;;
        *) echo "MaxRAMPercentage=50" ;;
    esac
    echo "+ExitOnOutOfMemoryError"
}

# Lays out what an image gets, in target/images/NAME: lib, app, natives, models, bin and sbom.cdx.json.
stage() {
    context=$work/$1
    from=$root/$(artifacts "$1")
    rm -rf "$context"
    mkdir -p "$context/app" "$context/natives"
    case $1 in
        simulator|broker)
            cp -R "$from/lib" "$context/lib"
            cp "$from/skylens-$1-$version.jar" "$context/app/skylens-$1.jar"
            ;;
        *)
            cp -R "$from/quarkus-app/lib" "$context/lib"
            cp -R "$from/quarkus-app/app" "$from/quarkus-app/quarkus" "$from/quarkus-app/quarkus-run.jar" "$context/app"
            ;;
    esac
    case $1 in
        detect*)
            mkdir "$context/models" "$context/bin"
            cp "$root/detect-service/demo-model/skylens-demo.torchscript" "$context/models"
            cp "$root/k8s/images/skylens-fetch-model" "$context/bin"
            ;;
        ingest|view) mkdir "$context/bin" && cp "$root/k8s/images/skylens-token" "$context/bin" ;;
    esac
    jvm_flags "$1" >"$context/app/jvm.flags"
    cp "$from/bom.json" "$context/sbom.cdx.json"
    cp "$from/bom.json" "$work/$1.cdx.json"
    java -cp "$root/k8s/images/target/classes" io.skylens.images.NativeUnpacking "$context/lib" "$context/natives"
    chmod -R a+rX "$context"
}

assemble() {
    set -- "$1" \
        -f "$root/k8s/images/$1.Containerfile" -t "$(reference "$1")" \
        --label "org.opencontainers.image.title=skylens-$1" \
        --label "org.opencontainers.image.description=Skylens: live video from fleets of cameras, with what a model finds in it" \
        --label "org.opencontainers.image.version=$version" \
        --label "org.opencontainers.image.revision=$(git -C "$root" rev-parse HEAD 2>/dev/null || echo unknown)" \
        --label "org.opencontainers.image.licenses=Apache-2.0" \
        --label "org.opencontainers.image.vendor=Skylens"
    name=$1
    shift
    case $name in
        *-cuda) ;;
        *) [ -z "$base" ] || set -- "$@" --build-arg "BASE=$base" ;;
    esac
    "$engine" build -q "$@" "$work/$name" >/dev/null
}

if [ "$build" = yes ]; then
    command -v mvn >/dev/null || fail "The images are made of jars that Maven builds: no mvn on the PATH (or --no-build)."
    mvn -B -q -ntp -f "$root/pom.xml" -DskipTests -Dspotless.check.skip package </dev/null
fi
for image in $images; do
    stage "$image"
    assemble "$image"
    reference "$image"
    rm -rf "${work:?}/$image"
done
[ -z "$registry" ] || for image in $images; do
    "$engine" push "$(reference "$image")"
done
