// The chat console. The socket (line.js) carries what is said; lists, heads and lines about what happened are fetched.

import { startActing } from "../acting.js";
import { startLive } from "../live.js";
import { startTelling } from "../telling.js";
import { startDeeds } from "./deeds.js";
import { startDrafts } from "./drafts.js";
import { startLine } from "./line.js";
import { startList } from "./list.js";
import { startLog } from "./log.js";
import { startPanes } from "./panes.js";
import { startRinging } from "./ringing.js";
import { startWriting } from "./writing.js";

startActing();
startLive();
startTelling();
startLog();
startPanes();
startList();
startDrafts();
startWriting();
startRinging();
startDeeds();
startLine(); // last: what it brings finds its listeners
