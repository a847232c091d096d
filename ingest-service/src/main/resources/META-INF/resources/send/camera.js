// The camera, and JPEGs of it at a steady rate.

const QUALITY = 0.75;

export class Camera {
  #stream;
  #video;
  #canvas = document.createElement("canvas");
  #timer = null;
  #encoding = false;

  /** Asks for the camera; rejects as getUserMedia does. */
  static async open(video, { facing, width }) {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: facing, width: { ideal: width } },
    });
    video.srcObject = stream;
    await video.play();
    return new Camera(stream, video);
  }

  constructor(stream, video) {
    this.#stream = stream;
    this.#video = video;
  }

  /** take(jpeg, capturedAt) gets a picture at most fps times a second, when isWanted() and the one before is done. */
  begin({ fps, width }, isWanted, take) {
    this.#timer = setInterval(async () => {
      if (this.#encoding || !isWanted()) return;
      this.#encoding = true;
      try {
        const capturedAt = Date.now();
        const jpeg = await this.#picture(width);
        if (jpeg) await take(jpeg, capturedAt);
      } finally {
        this.#encoding = false;
      }
    }, 1000 / fps);
  }

  close() {
    clearInterval(this.#timer);
    this.#stream.getTracks().forEach((track) => track.stop());
    this.#video.srcObject = null;
  }

  #picture(width) {
    const scale = Math.min(1, width / this.#video.videoWidth);
    this.#canvas.width = Math.round(this.#video.videoWidth * scale);
    this.#canvas.height = Math.round(this.#video.videoHeight * scale);
    this.#canvas.getContext("2d").drawImage(this.#video, 0, 0, this.#canvas.width, this.#canvas.height);
    return new Promise((resolve) => this.#canvas.toBlob(resolve, "image/jpeg", QUALITY));
  }
}
