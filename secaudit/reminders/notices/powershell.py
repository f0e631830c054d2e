"""Windows: a toast by PowerShell, which needs no module of its own.

The script goes encoded, so that no quoting of the command line touches it; its texts are literals
in single quotes and become text nodes, never XML.
"""

from __future__ import annotations

import base64

from secaudit.reminders.notice import Notice

# A notice needs an application that the start menu knows; this is PowerShell itself.
_APPLICATION = r"{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\WindowsPowerShell\v1.0\powershell.exe"
_SCRIPT = """\
$ErrorActionPreference = 'Stop'
$manager = [Windows.UI.Notifications.ToastNotificationManager, \
Windows.UI.Notifications, ContentType = WindowsRuntime]
$page = $manager::GetTemplateContent('ToastText02')
$texts = $page.GetElementsByTagName('text')
[void]$texts.Item(0).AppendChild($page.CreateTextNode({title}))
[void]$texts.Item(1).AppendChild($page.CreateTextNode({text}))
$toast = [Windows.UI.Notifications.ToastNotification, \
Windows.UI.Notifications, ContentType = WindowsRuntime]::new($page)
$manager::CreateToastNotifier({application}).Show($toast)
"""
# PowerShell takes each of these for a single quote.
_QUOTES = str.maketrans({quote: quote * 2 for quote in "'\u2018\u2019\u201a\u201b"})


def _literal(text: str) -> str:
    return f"'{text.translate(_QUOTES)}'"


def _command(title: str, text: str) -> tuple[str, ...]:
    script = _SCRIPT.format(
        title=_literal(title), text=_literal(text), application=_literal(_APPLICATION)
    )
    encoded = base64.b64encode(script.encode("utf-16-le")).decode("ascii")
    return ("powershell", "-NoProfile", "-NonInteractive", "-EncodedCommand", encoded)


NOTICE = Notice(
    usable=lambda system: system.platform == "win32" and system.has("powershell"),
    command=_command,
)
