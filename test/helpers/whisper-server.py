#!/usr/bin/env python3
"""whisper-server.py FOLDER

Whisper behind `POST /v1/audio/transcriptions`, for the tests that hear with a real recogniser. FOLDER has its model in
whisper-base, and its Python, with faster-whisper, in venv. Prints its port; ends when its standard input does.
"""
import io
import json
import os
import sys
import threading
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from faster_whisper import WhisperModel

model = WhisperModel(
    os.path.join(sys.argv[1], "whisper-base"), device="cpu", compute_type="int8", cpu_threads=1, num_workers=2, local_files_only=True
)


def transcribe(fields, sound):
    parts, info = model.transcribe(
        io.BytesIO(sound),
        language=fields.get("language") or None,
        beam_size=5,
        word_timestamps="word" in fields.get("timestamp_granularities[]", ""),
        condition_on_previous_text=False,
    )
    parts = list(parts)
    return {
        "task": "transcribe",
        "language": info.language,
        "duration": info.duration,
        "text": "".join(part.text for part in parts).strip(),
        "segments": [{"id": at, "start": part.start, "end": part.end, "text": part.text} for at, part in enumerate(parts)],
        "words": [{"word": word.word.strip(), "start": word.start, "end": word.end} for part in parts for word in part.words or []],
    }


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        head = b"Content-Type: " + self.headers["content-type"].encode() + b"\r\n\r\n"
        form = BytesParser(policy=HTTP).parsebytes(head + body)
        fields, sound = {}, b""
        for part in form.iter_parts():
            if part.get_filename():
                sound = part.get_payload(decode=True)
            else:
                fields[part.get_param("name", header="content-disposition")] = part.get_payload(decode=True).decode()
        answer = json.dumps(transcribe(fields, sound)).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
print(server.server_port, flush=True)
server.serve_forever()
