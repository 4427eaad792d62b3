// A heading that is what the reader wrote, such as the name of a class, is found before the pages that contain it.
const EXACT_TITLE = 60;
var Scorer = {
  score: (result) => (result[2] && result[4] >= EXACT_TITLE ? result[4] + 10 : result[4]),
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: EXACT_TITLE,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
};
