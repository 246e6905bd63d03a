/** About Discord's colours and measures, desktop, both themes. */
export const style = `
* { box-sizing: border-box; margin: 0; }
body { font: 16px/1.375 "gg sans", "Noto Sans", "Noto Sans CJK JP", "Noto Sans Arabic", "Noto Color Emoji", sans-serif; width: 720px; }
body.dark { background: #313338; color: #dbdee1; --box: #2b2d31; --edge: #3f4147; --faint: #949ba4; --button: #4e5058; --ink: #fff; --strong: #f2f3f5; }
body.light { background: #fff; color: #313338; --box: #f2f3f5; --edge: #dcdee1; --faint: #5c5e66; --button: #e3e5e8; --ink: #313338; --strong: #060607; }
main { padding: 16px; display: flex; flex-direction: column; gap: 20px; }
.message { display: flex; gap: 16px; }
.avatar { width: 40px; height: 40px; border-radius: 50%; background: #5b6b7a; color: #fff; display: grid; place-items: center; font-size: 14px; flex: none; }
.author { font-weight: 500; color: var(--strong); margin-bottom: 4px; }
.app { background: #5865f2; color: #fff; font-size: 10px; border-radius: 3px; padding: 1px 4px; vertical-align: 2px; }
.body { min-width: 0; flex: 1; }
.only { color: var(--faint); font-size: 12px; margin-top: 6px; }
.container { max-width: 600px; background: var(--box); border: 1px solid var(--edge); border-left: 4px solid #5b6b7a; border-radius: 8px; padding: 16px; display: flex; flex-direction: column; gap: 8px; }
.section { display: flex; gap: 12px; justify-content: space-between; align-items: flex-start; }
.section .button { flex: none; max-width: 45%; overflow: hidden; text-overflow: ellipsis; }
.text { overflow-wrap: anywhere; white-space: pre-line; min-width: 0; }
.text h1, .text h2, .text h3 { font-size: 16px; font-weight: 700; color: var(--strong); }
.text h1 { font-size: 24px; } .text h2 { font-size: 20px; }
.text strong { color: var(--strong); font-weight: 700; }
.text ul, .text ol { padding-left: 20px; white-space: normal; }
.text small { font-size: 13px; color: var(--faint); display: block; }
.text blockquote { border-left: 4px solid var(--edge); padding-left: 10px; white-space: pre-line; }
.text a { color: #00a8fc; }
hr { border: 0; border-top: 1px solid var(--edge); margin: 4px 0; }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 4px; }
.row.end { justify-content: flex-end; }
.button { background: var(--button); color: var(--ink); border-radius: 8px; padding: 5px 14px; font-size: 14px; font-weight: 500; white-space: nowrap; }
.button.style1 { background: #5865f2; color: #fff; }
.button.idle { opacity: .5; }
img { max-width: 100%; border-radius: 8px; display: block; }
.form { width: 440px; background: var(--box); border: 1px solid var(--edge); border-radius: 8px; padding: 20px; display: flex; flex-direction: column; gap: 16px; }
.form h2 { font-size: 20px; color: var(--strong); }
.label { font-weight: 600; } .aside { color: var(--faint); font-size: 14px; margin-bottom: 6px; }
.input, .drop { border: 1px solid var(--edge); border-radius: 8px; padding: 10px; color: var(--faint); min-height: 84px; }
.drop { border-style: dashed; display: grid; place-items: center; }
`;
