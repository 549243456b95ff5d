"""The words by which a delivery report that follows no standard is known. Bounded: each match is linear in the text."""

import re

# Who writes them: the part of the address before the @, and the name.
SENDER = re.compile(
    r"^(mailer[-_.]?daemon|mail[-_.]?daemon|mdaemon|postmaster|mail(er)?|mail[-_.]?delivery.*|bounces?|double-bounce|"
    r"microsoftexchange.*|post[-_]master|(mail)?marshal.*|symantec.*|mta|root|smtp|postoffice|mailsystem)$",
    re.IGNORECASE,
)
SENDER_NAME = re.compile(
    r"mail delivery (sub)?system|mail[ -]?delivery service|mailer[-_ ]?daemon|mail[ -]?system|"
    r"system administrator|systemadministrat|"
    r"mail administrator|postmaster|mailadministrat|mail router|e?-?mail server",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"undeliver|non[ -]?deliver|not delivered|could ?n.?o.?t be delivered|unable to deliver|cannot (be )?deliver|"
    r"delivery (status )?(notification|report|failure|failed|error|problem|has failed|status|delay)|"
    r"delivery of .{0,80}fail|"
    r"deliver[^ ]* (failed|failure)|failed? (mail )?deliver|fail(ure|ed)? (notice|to deliver)|failure notice|"
    r"failed mail|"
    r"return(ed|ing)? (mail|message|e-?mail|to sender)|mail (system )?(error|failure|returned|delivery)|"
    r"mail.{0,20}returned|message (status|delayed|failure|could not)|warning: (message|could not)|"
    r"mail could not be|delivery (to|of) .{0,60}(has )?(been )?(failed|delayed)|nondeliverable|^mail failure|"
    r"unknown (user|recipient|address)|user unknown|undelivered|permanent error|bounced? (mail|message)|"
    r"kan inte levereras|kunde inte levereras|gick inte att leverera|ej levererat|ikke leveret|kunne ikke leveres|"
    r"ei voitu toimittaa|unzustellbar|nicht zugestellt|nicht zustellbar|non remis|chec de (la )?remise|"
    r"недоставлен|не доставлен|mancata consegna|no se (ha podido|puede) entregar|退信|配信|エラー|"
    r"(address|delivery) problem",
    re.IGNORECASE,
)
BODY = re.compile(
    r"(could|can)( ?not|n.t) be (delivered|found)|was ?n.?o.?t delivered|not (be )?deliver(ed|able)|"
    r"undeliver(ed|able)|"
    r"unable to (deliver|relay)|delivery (has |to .{0,90})?fail(ed|ure)?|failed to deliver|"
    r"permanent(ly)? (fatal )?(error|fail)|user (is )?unknown|unknown (user|recipient|address|local)|"
    r"no such (user|mailbox|recipient|address|person)|(mail)?box (is )?(full|unavailable|not found|disabled|"
    r"exceeded)|over quota|"
    r"quota exceeded|exceed.{0,30}quota|does ?n.t exist|does not exist|relay(ing)? (access )?denied|"
    r"transcript of session|message you sent|your (mail )?message .{0,80}(failed|rejected|could|not)|"
    r"(recipient|sender) (address )?(has been )?rejected|rejected (by|for|as|your)|host unknown|"
    r"account (has been |is )?(disabled|inactive|expired)|address (is )?(unknown|invalid|rejected)|"
    r"this (is a permanent error|message was created automatically by)|following (address|recipient)|"
    r"returned to sender|giving up|hop count|too many hops|gave this error|said: 5\d\d|"
    r"mottagaren (finns|kunde)|brevlådan (är full|finns)|kunde inte levereras|gick inte att leverera|"
    r"status: [45]\.\d|(?<![\d.])5[0-9][0-9][ -]#?5\.\d\.\d|smtp error|not our customer|"
    r"invalid user address|送信できませんでした",
    re.IGNORECASE,
)
DELAYED = re.compile(
    r"delivery (is |has been |status notification \()?delay|still being retried|will (be retried|keep trying|"
    r"continue)|"
    r"not (yet )?been delivered (yet|for)|no action is required|you do not need to resend|temporary warning|"
    r"warning: (message|could not send)|försenad|försök görs igen",
    re.IGNORECASE,
)
# A daemon's mail that reports a success, or a person's absence.
NOT_A_BOUNCE = re.compile(
    r"^(read|läst|lästa|delivered|levererat|relayed|successful mail delivery|out of (the )?office|automatiskt svar|"
    r"automatic reply|autosvar|frånvaro)",
    re.IGNORECASE,
)
