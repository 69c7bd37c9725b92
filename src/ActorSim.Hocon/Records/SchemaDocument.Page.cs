using System.Text;

namespace ActorSim.Hocon;

/// <content>The text as it is written, with links.</content>
public sealed partial class SchemaDocument
{
    /// <summary>What has been written, and which headings there are to link to.</summary>
    private sealed class Page
    {
        private readonly StringBuilder text = new();
        private readonly Dictionary<object, string> anchors = [];
        private readonly IReadOnlyList<Section> sections;
        private readonly bool hasLinks;

        public Page(IReadOnlyList<Section> sections, bool hasLinks)
        {
            this.sections = sections;
            this.hasLinks = hasLinks;
            var uses = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var section in sections.Where(section => section.Level > 0))
            {
                var slug = Slug(section.Title);
                uses[slug] = uses.GetValueOrDefault(slug) + 1;
                anchors.Add(section.Subject, uses[slug] == 1 ? slug : $"{slug}-{uses[slug] - 1}");
            }
        }

        public void Write()
        {
            foreach (var section in sections)
            {
                if (section.Level > 0)
                {
                    text.Append(text.Length > 0 ? "\n" : "").Append('#', Math.Min(section.Level, DeepestHeading)).Append($" {section.Title}\n");
                }

                section.Write(this);
            }
        }

        public Page Append(string content)
        {
            text.Append(content);
            return this;
        }

        public void AppendContents()
        {
            text.Append('\n');
            foreach (var section in sections.Where(section => section.Level is 2 or 3))
            {
                text.Append(' ', 2 * (section.Level - 2)).Append($"- {Link(section.Title, section.Subject)}\n");
            }
        }

        public bool CanLink(object subject) => hasLinks && anchors.ContainsKey(subject);

        public string Link(string name, object subject) => CanLink(subject) ? $"[{name}](#{anchors[subject]})" : name;

        public override string ToString() => text.ToString();

        /// <summary>What a heading is called in links, as the usual viewers of Markdown make it.</summary>
        private static string Slug(string title) => string.Concat(title.ToLowerInvariant()
            .Where(c => char.IsLetterOrDigit(c) || c is '-' or '_' or ' ')
            .Select(c => c == ' ' ? '-' : c));
    }
}
