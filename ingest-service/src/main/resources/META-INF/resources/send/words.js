// English and Korean.

const WORDS = {
  en: {
    title: "This phone as a camera",
    ready: "The picture goes to this Skylens only, and only while it is seen here.",
    name: "Name of this camera",
    camera: "Camera",
    back: "back",
    front: "front",
    size: "Width",
    fps: "Pictures a second",
    start: "Start sending",
    stop: "Stop",
    watch: "Watch the wall",
    connecting: "Connecting…",
    sending: "Sending · {fps} fps",
    waiting: "No connection. Trying again in {seconds} s.",
    insecure: "Browsers give the camera to secure addresses only: open this page by https, or on the machine itself.",
    refused: "The browser does not give the camera. Allow it for this page and start again.",
    none: "No camera was found.",
  },
  ko: {
    title: "이 휴대폰을 카메라로",
    ready: "화면은 이 Skylens로만, 여기 보이는 동안에만 보내집니다.",
    name: "이 카메라의 이름",
    camera: "카메라",
    back: "후면",
    front: "전면",
    size: "너비",
    fps: "초당 사진",
    start: "보내기 시작",
    stop: "중지",
    watch: "전체 화면 보기",
    connecting: "연결하는 중…",
    sending: "보내는 중 · {fps} fps",
    waiting: "연결되지 않았습니다. {seconds}초 후 다시 시도합니다.",
    insecure: "브라우저는 안전한 주소에서만 카메라를 허용합니다. https로 열거나 그 컴퓨터에서 여세요.",
    refused: "브라우저가 카메라를 허용하지 않았습니다. 이 페이지에 허용한 뒤 다시 시작하세요.",
    none: "카메라를 찾지 못했습니다.",
  },
};

export const language = navigator.languages.some((tag) => tag.startsWith("ko")) &&
  !navigator.languages[0].startsWith("en") ? "ko" : "en";

export function say(key, values = {}) {
  return WORDS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
