// The article editor. Without it the form is saved by its button; with it what is typed is kept, shown and checked.

import { startInserting } from "./inserting.js";
import { startKeeping } from "./keeping.js";
import { startMarks } from "./marks.js";
import { startPanels } from "./panels.js";
import { startPasting } from "./pasting.js";

startKeeping();
startMarks();
startPanels();
startPasting();
startInserting();
document.body.dataset.writing = "on";
