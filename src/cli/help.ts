/** What --help prints. */
export const help = `Reads a news article and says what is in it: a summary, the claims and whose
they are, and the perspectives left out. It needs no account and no key, and
sends nothing anywhere: of a link, it only fetches the page. With --model, the
article goes to the model that you have set, and nowhere else.

  npm run read -- FILE          read a file: .txt, .md, .html, .pdf
  npm run read -- LINK          read the page at https://…
  npm run read -- -             read what is pasted or piped (end with Ctrl-D)
  npm run -s read -- …          the same without npm’s own lines

Options
  --ask "…"     answer a question from the article alone, instead of the report;
                may be given several times, and a later one may point back
  --model       read, or answer, with the model set in .env (.env.example)
  --language L  the language of the model’s words: en, de, pt-BR …; the
                article’s own if left out
  --evidence    all claims and word choices, each with its sentence and kind,
                and what was withheld
  --explain     what was left aside of a page or a paste, and why
  --json        one object for programs
  --jsonl       many articles for programs: one {"id", "text", "title"?} or
                {"id", "html", "url"?} a line in, one object a line out
  -h, --help    this text

Without --model, every line of summary and claims is in the article’s own words;
with it, every line is held to them. What is left out is asked, never said.
Colours are used on a terminal only; NO_COLOR=1 turns them off there,
FORCE_COLOR=1 on elsewhere.

Exit status: 0 read · 1 not readable · 2 called in a way it does not have, or
with settings of the model that cannot be used. A faulty line of --jsonl is
answered with its fault, and the others are read. Where the model fails, the
report is the one without it, and standard error says what to mend.

Try it:  npm run read -- seeds/articles/harbour-strike-labour-daily.txt
`;
