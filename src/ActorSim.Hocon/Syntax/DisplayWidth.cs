using System.Globalization;
using System.Text;

namespace ActorSim.Hocon.Syntax;

/// <summary>How many columns of a terminal a character takes, so that a caret can stand under the one that is meant.</summary>
internal static class DisplayWidth
{
    private const int SoftHyphen = 0xad;

    // The scripts of East Asia, and pictures; in this order, both ends included.
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115f), (0x231a, 0x231b), (0x23e9, 0x23ec), (0x2614, 0x2615), (0x2648, 0x2653), (0x26a1, 0x26a1),
        (0x2705, 0x2705), (0x2728, 0x2728), (0x274c, 0x274c), (0x2753, 0x2755), (0x2795, 0x2797), (0x2b1b, 0x2b1c),
        (0x2b50, 0x2b50), (0x2e80, 0x303e), (0x3041, 0x4dbf), (0x4e00, 0xa4cf), (0xa960, 0xa97c), (0xac00, 0xd7a3),
        (0xf900, 0xfaff), (0xfe10, 0xfe19), (0xfe30, 0xfe6f), (0xff01, 0xff60), (0xffe0, 0xffe6), (0x16fe0, 0x18cff),
        (0x1aff0, 0x1b2ff), (0x1f300, 0x1f64f), (0x1f680, 0x1f6ff), (0x1f900, 0x1f9ff), (0x1fa70, 0x1faff),
        (0x20000, 0x3fffd),
    ];

    /// <summary>0 for what is drawn over the character before it or not at all, 2 for what is drawn wide, else 1.</summary>
    public static int Of(Rune character)
    {
        // Control characters are shown with a stand-in, which has a width.
        if (character.Value < SoftHyphen)
        {
            return 1;
        }

        return Rune.GetUnicodeCategory(character) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => 0,
            UnicodeCategory.Format => character.Value == SoftHyphen ? 1 : 0,
            _ => IsWide(character.Value) ? 2 : 1,
        };
    }

    private static bool IsWide(int code)
    {
        foreach (var (first, last) in Wide)
        {
            if (code <= last)
            {
                return code >= first;
            }
        }

        return false;
    }
}
