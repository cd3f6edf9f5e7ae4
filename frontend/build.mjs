/**
 * The front-end build: style sheets and fonts into static/build/, which git ignores.
 *
 * Each Sass entry gives a left-to-right and a right-to-left sheet. Fonts are copied from npm packages, because
 * nothing third-party is committed. `node frontend/build.mjs`, or just `./dev`, which runs it when needed.
 */

import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import rtlcss from "rtlcss";
import { compile } from "sass";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const built = join(root, "static", "build");

const sheets = ["staff", "family"];

// Package and the character subsets we take from it; unlisted subsets are scripts that another package does better.
const webFonts = { "atkinson-hyperlegible-next": ["latin", "latin-ext"] };
const pdfFonts = {
  "noto-sans": ["latin", "latin-ext", "cyrillic", "cyrillic-ext", "greek", "greek-ext", "vietnamese"],
  "noto-naskh-arabic": ["arabic"],
  "noto-nastaliq-urdu": ["arabic"],
  "noto-sans-gurmukhi": ["gurmukhi"],
  "noto-sans-ethiopic": ["ethiopic"],
};
// Ticks, arrows, sums, frames and pictures: whole fonts, which @fontsource cuts, in one weight.
const pdfSymbols = {
  "noto-sans-symbols-2": "NotoSansSymbols2_400Regular.ttf",
  "noto-sans-symbols": "NotoSansSymbols_400Regular.ttf",
  "noto-sans-mono": "NotoSansMono_400Regular.ttf",
  "noto-sans-math": "NotoSansMath_400Regular.ttf",
  "noto-emoji": "NotoEmoji_400Regular.ttf",
};
const weights = [400, 700];

function emptied(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

// The Open Font License asks that it travels with the font.
function copyFonts(fonts, folder) {
  for (const [font, subsets] of Object.entries(fonts)) {
    const origin = join(root, "node_modules", "@fontsource", font);
    const files = subsets.flatMap((subset) => weights.map((weight) => `${font}-${subset}-${weight}-normal.woff2`));
    for (const file of files) cpSync(join(origin, "files", file), join(folder, file));
    cpSync(join(origin, "LICENSE"), join(folder, `${font}.LICENSE.txt`));
  }
}

function copyWholeFonts(fonts, folder) {
  for (const [font, file] of Object.entries(fonts)) {
    const origin = join(root, "node_modules", "@expo-google-fonts", font);
    cpSync(join(origin, "400Regular", file), join(folder, file));
    cpSync(join(origin, "LICENSE_FONT"), join(folder, `${font}.LICENSE.txt`));
  }
}

function buildSheet(name) {
  const { css } = compile(join(root, "static", "scss", `${name}.scss`), {
    loadPaths: [join(root, "node_modules"), join(root, "static", "scss")],
    quietDeps: true,
    style: "compressed",
  });
  writeFileSync(join(built, `${name}.css`), css);
  writeFileSync(join(built, `${name}.rtl.css`), rtlcss.process(css));
}

const pdfFolder = emptied(join(built, "pdf-fonts"));
copyFonts(webFonts, emptied(join(built, "fonts")));
copyFonts(pdfFonts, pdfFolder);
copyWholeFonts(pdfSymbols, pdfFolder);
for (const name of sheets) buildSheet(name);
