// The workspace: choosing tickets by key, live refresh, drafts that are never lost. Each part in a module of its own;
// the one for writing is fetched when there is something to write in.

import { startKeepingDeeds } from "./act_keep.js";
import { startActing } from "./acting.js";
import { startAhead } from "./ahead.js";
import { startBulk } from "./bulk.js";
import { startCountdown } from "./countdown.js";
import { startIcons } from "./icons.js";
import { startInsert } from "./insert.js";
import { startList } from "./list.js";
import { startLive } from "./live.js";
import { startPicking } from "./picking.js";
import { startRows } from "./rows.js";
import { startSteady } from "./steady.js";
import { startPlayer } from "./player.js";
import { startPresence } from "./presence.js";
import { startPreview } from "./preview.js";
import { startSeen } from "./seen.js";
import { startStaying } from "./staying.js";
import { startTelling } from "./telling.js";
import { startTimeline } from "./timeline.js";

let writing;

function startWriting() {
  if (!document.getElementById("composer")) return;
  writing ??= import("./composer.js").then((module) => module.startComposer());
}

startIcons();
startList();
startKeepingDeeds();
startActing();
startAhead();
startBulk();
startCountdown();
startRows();
startLive();
startPicking();
startPlayer();
startSteady();
startPresence();
startTelling();
startTimeline();
startInsert();
startSeen();
startStaying();
startPreview();
startWriting();
document.addEventListener("htmx:afterSettle", startWriting);
