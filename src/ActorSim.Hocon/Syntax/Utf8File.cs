using System.Text;

namespace ActorSim.Hocon.Syntax;

/// <summary>Reads files, which must be UTF-8; other bytes would turn into question marks without a word.</summary>
internal static class Utf8File
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file, without a byte order mark; null when there is no such file.</summary>
    /// <exception cref="HoconException">The file is not UTF-8; the message tells where.</exception>
    public static string? Read(string path) => File.Exists(path) ? Decode(File.ReadAllBytes(path), path) : null;

    /// <summary>The text that bytes stand for, without a byte order mark.</summary>
    /// <exception cref="HoconException">They are not UTF-8; the message tells where.</exception>
    public static string Decode(byte[] bytes, string path)
    {
        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        try
        {
            return Strict.GetString(bytes.AsSpan(start));
        }
        catch (DecoderFallbackException problem)
        {
            var before = bytes.AsSpan(start, problem.Index);
            var line = before.Count((byte)'\n') + 1;
            var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
            throw new HoconException(new Origin(path, line, column), "This is not UTF-8 text from here on; save it as UTF-8.");
        }
    }
}
