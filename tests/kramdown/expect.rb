# Makes the expectations anew: what GitHub Pages makes of each construct.
#
#   apt-get install ruby ruby-kramdown-parser-gfm
#   ruby tests/kramdown/expect.rb [FOLDER]
#
# Every FOLDER/NAME.md (this folder's constructs/ if none is given) gets a NAME.html beside it. The
# options are those that Jekyll 3 on GitHub Pages sets, but for the highlighter, which is not ours.

require "kramdown"
require "kramdown-parser-gfm"

OPTIONS = {
  input: "GFM",
  hard_wrap: false,
  gfm_quirks: ["paragraph_end"],
  auto_ids: true,
  smart_quotes: "lsquo,rsquo,ldquo,rdquo",
  syntax_highlighter: nil,
}

folder = ARGV.fetch(0, File.join(__dir__, "constructs"))
Dir.glob(File.join(folder, "*.md")).sort.each do |path|
  text = File.read(path, encoding: "UTF-8").sub(/\A---\n.*?\n---\n/m, "")
  html = Kramdown::Document.new(text, OPTIONS).to_html
  File.write(path.sub(/\.md\z/, ".html"), html)
end
