#!/usr/bin/env python3
"""hear.py FOLDER LANGUAGE AUDIO TRANSCRIPT LIMIT

Hears every narrated sentence of an episode with the recogniser in FOLDER (its Python is to run this) and compares it with
the transcript: wrong words for en; for zh wrong syllables with tone, where homophones do not count, and wrong characters.
Prints the shares and ends with 1 when the first is above LIMIT, a percentage.
"""
import json
import os
import re
import subprocess
import sys
import tempfile

import cn2an
import jiwer
import opencc
from faster_whisper import WhisperModel
from pypinyin import Style, lazy_pinyin

folder, language, audio, transcript, limit = sys.argv[1:6]
to_simplified = opencc.OpenCC("t2s")
UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = {2: "twenty", 3: "thirty", 4: "forty", 5: "fifty", 6: "sixty", 7: "seventy", 8: "eighty", 9: "ninety"}


def english(number):
    if number < 20:
        return UNITS[number]
    if number < 100:
        return TENS[number // 10] + (" " + UNITS[number % 10] if number % 10 else "")
    if 1100 <= number < 2100 and number % 100 >= 10:
        return english(number // 100) + " " + english(number % 100)
    if number < 1000:
        return UNITS[number // 100] + " hundred" + (" " + english(number % 100) if number % 100 else "")
    if number < 1_000_000:
        rest = number % 1000
        return english(number // 1000) + " thousand" + (" " + english(rest) if rest else "")
    return str(number)


ORDINALS = {"first": "one", "second": "two", "third": "three", "fourth": "four", "fifth": "five", "sixth": "six", "seventh": "seven", "eighth": "eight", "ninth": "nine"}


def words(text):
    text = text.lower().replace("’", "'").replace("-", " ")
    text = re.sub(r"[£$€]\s?([\d.,]*\d)((?: million| billion)?)", r"\1\2 money", text)
    text = re.sub(r"\b(pounds?|dollars?|euros?)\b", "money", text)
    text = re.sub(r"(\d)\s?°\s?c\b", r"\1 degrees celsius", text)
    text = re.sub(r"(?<=\d),(?=\d{3})", "", text)
    text = re.sub(r"(\d+)(st|nd|rd|th)\b", r"\1", text)
    text = re.sub(r"(\d+):(\d+)|\b(\d{1,2})\.(\d\d)(?=\s?[ap]\.?\s?m\b)", lambda found: " ".join(filter(None, found.groups())), text)
    text = re.sub(r"(\d+)\.(\d+)", r"\1 point \2", text)
    text = re.sub(r"\d+", lambda found: f" {english(int(found[0]))} ", text)
    text = re.sub(r"\bp\.?\s?m\b\.?", "pm", text).replace("dr.", "doctor")
    found = [word.strip("'") for word in re.sub(r"[^a-z' ]", " ", text).split()]
    return [ORDINALS.get(word, word) for word in found if word not in ("", "and")]


def characters(text):
    text = to_simplified.convert(text).replace("％", "%")
    text = re.sub(r"(\d+(?:\.\d+)?)%", lambda found: "百分之" + cn2an.an2cn(found[1]), text)
    text = re.sub(r"\d{4}(?=年)", lambda found: "".join("零一二三四五六七八九"[int(digit)] for digit in found[0]), text)
    text = re.sub(r"\d[\d,]*(?:\.\d+)?", lambda found: cn2an.an2cn(found[0].replace(",", "")), text)
    for one, other in (("两", "二"), ("她", "他"), ("它", "他"), ("〇", "零")):
        text = text.replace(one, other)
    return re.findall(r"[\u3400-\u9fff]", text)


def syllables(text):
    return lazy_pinyin("".join(characters(text)), style=Style.TONE3, neutral_tone_with_five=True)


def wrong(said, heard):
    if not said:
        return 0
    found = jiwer.process_words(" ".join(said), " ".join(heard) or " ")
    # A recogniser that runs wild says nothing of the voice.
    return min(len(said), found.substitutions + found.deletions + found.insertions)


cues = json.load(open(transcript))["segments"]
cues = [cue for cue in cues if cue["speaker"] == cues[0]["speaker"]]
model = WhisperModel(os.path.join(folder, "whisper-base"), device="cpu", compute_type="int8", local_files_only=True)
measures = {"words": words} if language == "en" else {"syllables with tone": syllables, "characters": characters}
sums = {name: [0, 0] for name in measures}
for cue in cues:
    with tempfile.NamedTemporaryFile(suffix=".wav") as piece:
        span = ["-ss", str(max(0, cue["startTime"] - 0.1)), "-t", str(cue["endTime"] - cue["startTime"] + 0.2)]
        subprocess.run([os.environ["FFMPEG"], "-v", "error", "-y", "-i", audio, *span, "-ac", "1", "-ar", "16000", piece.name], check=True)
        parts, _ = model.transcribe(piece.name, language=language, beam_size=5, condition_on_previous_text=False)
        heard = "".join(part.text for part in parts)
    for name, split in measures.items():
        said = split(cue["body"])
        sums[name][0] += wrong(said, split(heard))
        sums[name][1] += len(said)
shares = {name: 100 * found / max(1, count) for name, (found, count) in sums.items()}
print(f"{language}: " + ", ".join(f"{share:.1f} % wrong {name}" for name, share in shares.items()))
sys.exit(0 if next(iter(shares.values())) <= float(limit) else 1)
