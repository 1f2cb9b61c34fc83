// Lets Lighthouse look at pages as on a telephone, and prints what it finds, as JSON.
//
//   CHROME_PATH=chromium node measure_pages.js URL...
//
// {URL: {"scores": {category: 0..100}, "lost": {category: [what was found]}, "requests": [{url, bytes}],
// "nodes": number, "shift": number, "moved": [elements]}}. "lost" names the audits that keep a score
// from 100, "nodes" counts the page's elements, "shift" is the cumulative layout shift, "moved" are the
// elements that it is about.

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const CATEGORIES = ["accessibility", "best-practices", "performance", "seo"];
const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];

function lost(category, audits) {
  const counts = category.auditRefs.filter(({ weight }) => weight > 0);
  const failed = counts.map(({ id }) => audits[id]).filter(({ score }) => score !== null && score < 1);
  return failed.map((audit) => {
    const where = (audit.details?.items ?? []).map((item) => item.node?.snippet ?? item.url ?? "");
    return [audit.id, audit.displayValue, audit.title, ...where].filter(Boolean).join(" | ");
  });
}

function told({ categories, audits }) {
  const of = (give) => CATEGORIES.map((name) => [name, give(categories[name])]);
  const requests = audits["network-requests"].details.items;
  return {
    scores: Object.fromEntries(of(({ score }) => Math.round(score * 100))),
    lost: Object.fromEntries(of((category) => lost(category, audits))),
    requests: requests.map(({ url, transferSize }) => ({ url, bytes: transferSize })),
    nodes: audits["dom-size"].numericValue,
    shift: audits["cumulative-layout-shift"].numericValue,
    moved: (audits["layout-shifts"].details?.items ?? []).map(({ node }) => node?.snippet ?? ""),
  };
}

const chrome = await launch({ chromeFlags: FLAGS });
const found = {};
try {
  for (const url of process.argv.slice(2)) {
    const options = { port: chrome.port, onlyCategories: CATEGORIES, logLevel: "error" };
    const { lhr } = await lighthouse(url, options);
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    found[url] = told(lhr);
  }
} finally {
  await chrome.kill();
}
console.log(JSON.stringify(found));
