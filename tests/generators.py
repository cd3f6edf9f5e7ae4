"""Invented texts for tests: long prose, five languages, and strings that break software. Always the same."""

from tests.naughty import naughty_strings, refused_strings

__all__ = [
    "arabic_text",
    "chinese_text",
    "long_policy_text",
    "naughty_strings",
    "polish_text",
    "punjabi_text",
    "refused_strings",
    "urdu_text",
]

POLICY = """\
Writing things down with people

1. Why we write. A record is how a family can look back and see what was said, what was promised and \
what came of it. It is written so that the people in it could read every line and know themselves. We \
write what we saw and what we heard, we say which is which, and we say plainly when we are giving an \
opinion and what it rests on.

2. When we write. The best time is straight after a visit, in the car or on the doorstep, while the words \
are still fresh. If that cannot be done, the record is finished before the end of the next working day. A \
late record is better than none; its writer says that it is late and why.

3. What a record holds. Every record says who was there, when and where it happened, what we did to help, \
what we asked the family to think about, and how they answered. Their answer is written in their own \
words wherever we can manage it. If a child was there, the record says whether the child was seen, \
whether the child was seen alone, and what the child showed us or told us. An empty box never means "no".

4. What a record leaves out. We do not guess at feelings. We do not use words that we would be ashamed to \
read out at the kitchen table. "Failed to engage" tells nobody anything: we write instead that we called \
on Tuesday at ten, that nobody came to the door, and that we sent a message to ask for a better day.

5. Sharing. The person a record is about gets to read it, unless that would put somebody in danger. We \
share as a matter of course and hold back only with a reason that another person has looked at. When \
something is held back, the reason is dated, and somebody looks at it again within three months. Being \
embarrassed, being criticised and being busy are not reasons.

6. Seeing it differently. When a person disagrees with what we wrote, their view is put beside ours with \
the same care, the same size of print and the same standing. We do not argue in the record. We thank \
them, we correct what is wrong, and where we still see it differently we say so kindly and say why.

7. Promises. A promise has a name, a day and a thing to be done. We keep a list of ours as carefully as \
we keep a list of theirs. If we cannot keep one we say so before the day comes, say what got in the way, \
and offer another day. A broken promise that was owned up to does less harm than one quietly forgotten.

8. Mistakes. If we get something wrong we put it right in the open: what happened, whom it touched, that \
we are sorry, what we have done about it, and what we will do so that it does not happen to the next \
family. Nothing is deleted. The wrong line stays, with a line beside it that says what is true.

9. Safety. Some homes are not safe places to read a letter. Before we send anything we ask how, where and \
when it is safe to be in touch, and we write that down where everybody who might pick up the telephone \
can see it. Addresses, schools and telephone numbers are checked before each record goes out, by a person \
and not by a machine alone. If in doubt we wait, and we ask.

10. Supervision. Once a month, worker and manager sit down without telephones. They look at which \
families have not been heard from, which promises are late, and which records nobody has answered. They \
also ask how the work feels, what was learnt, and what should be tried next time.

11. Reading age. We aim for words that a ten-year-old would know. Where a family reads another language, \
somebody who knows it well puts the record into it, and their name is kept with it. A child or a \
relative is never asked to do that job for us.

12. Looking at this paper again. This paper is looked at every spring by practitioners, parents and \
young people together. Anybody may suggest a change to it at any time, and everybody who does is told \
what became of their suggestion."""


def long_policy_text() -> str:
    """About 4,000 characters of plain English in the manner of a policy."""
    return POLICY


def urdu_text() -> str:
    return "آج ہم نے مل کر چائے پی اور آپ کی بات سنی۔ آپ نے بتایا کہ بچے اسکول میں خوش ہیں۔ ہم جمعرات کو پھر آئیں گے۔"


def polish_text() -> str:
    return "Dziękujemy za ciepłe przyjęcie. Żółty rower już czeka, a w środę zadzwonię, żeby ustalić następną wizytę."


def arabic_text() -> str:
    return "شكرا لأنك استقبلتنا اليوم. تحدثنا عن المدرسة وعن النوم، وسوف نتصل بك يوم الأحد إن شاء الله."


def punjabi_text() -> str:
    return "ਅੱਜ ਅਸੀਂ ਇਕੱਠੇ ਬੈਠ ਕੇ ਚਾਹ ਪੀਤੀ। ਤੁਸੀਂ ਆਪਣੀ ਧੀ ਬਾਰੇ ਦੱਸਿਆ। ਅਸੀਂ ਅਗਲੇ ਹਫ਼ਤੇ ਫਿਰ ਮਿਲਾਂਗੇ।"


def chinese_text() -> str:
    return "谢谢您今天和我们一起喝茶。孩子说她喜欢画画。我们星期四下午再来看你们。"
