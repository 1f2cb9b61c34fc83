import { feedPlugin } from "@11ty/eleventy-plugin-rss";

const kinds = ["talks", "papers", "people", "notes"];

export default function (config) {
  config.addGlobalData("kinds", kinds);
  config.addGlobalData("site", {
    title: "Workshop on Measured Sites",
    description: "Where sites of many sizes are built again and again.",
    url: "https://example.org",
  });
  for (const kind of kinds) {
    config.addCollection(kind, (all) => all.getFilteredByGlob(`content/${kind}/*.md`));
  }
  config.addPassthroughCopy("style.css");
  config.addPlugin(feedPlugin, {
    type: "atom",
    outputPath: "/feed.xml",
    collection: { name: "notes", limit: 20 },
    metadata: {
      language: "en",
      title: "Workshop on Measured Sites",
      base: "https://example.org/",
      author: { name: "The organisers" },
    },
  });
  return {
    dir: { input: "content", includes: "../_includes", output: "public" },
  };
}
