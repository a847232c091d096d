"""MJPEG as a Flask generator: every viewer is a thread that yields the picture and sleeps. Arguments: port, file, rate."""

import sys
import time

from flask import Flask, Response

port, path, fps = int(sys.argv[1]), sys.argv[2], float(sys.argv[3])
with open(path, "rb") as file:
    frame = file.read()
app = Flask(__name__)


def frames():
    while True:
        yield b"--frame\r\nContent-Type: image/jpeg\r\n\r\n" + frame + b"\r\n"
        time.sleep(1 / fps)


@app.route("/video")
def video():
    return Response(frames(), mimetype="multipart/x-mixed-replace; boundary=frame")


app.run(host="127.0.0.1", port=port, threaded=True)
