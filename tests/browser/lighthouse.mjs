// node lighthouse.mjs URL…: accessibility, best practices and SEO of each page, as JSON on stdout:
// [{url, scores: {category: 0…1}, lost: [{audit, title, items}]}], `lost` being what costs a score.
// All of it with the page's content security policy in force.
import { launch } from "puppeteer-core";
import lighthouse from "lighthouse";

const browser = await launch({
  executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
  args: ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

const CATEGORIES = ["accessibility", "best-practices", "seo"];

const judge = async (url) => {
  const page = await browser.newPage();
  // These categories need no picture of the page, and no page that has been idle for a while.
  const flags = {
    onlyCategories: CATEGORIES,
    logLevel: "error",
    disableFullPageScreenshot: true,
    pauseAfterFcpMs: 0,
    pauseAfterLoadMs: 0,
    networkQuietThresholdMs: 200,
    cpuQuietThresholdMs: 0,
  };
  const { lhr } = await lighthouse(url, flags, undefined, page);
  await page.close();
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  const lost = [];
  for (const { auditRefs } of Object.values(lhr.categories)) {
    for (const { id: audit, weight } of auditRefs) {
      const { score, title, details } = lhr.audits[audit];
      if (weight && score !== null && score < 1) lost.push({ audit, title, items: details?.items });
    }
  }
  const scores = Object.entries(lhr.categories).map(([id, { score }]) => [id, score]);
  return { url, scores: Object.fromEntries(scores), lost };
};

const results = [];
for (const url of process.argv.slice(2)) {
  results.push(await judge(url));
}
await browser.close();
console.log(JSON.stringify(results));
