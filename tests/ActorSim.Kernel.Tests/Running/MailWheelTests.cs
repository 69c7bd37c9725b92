namespace ActorSim.Kernel.Tests.Running;

/// <summary>The wheel against a sorted list, over many orders of magnitude of time.</summary>
public sealed unsafe class MailWheelTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(999_999_937)]
    [InlineData(long.MaxValue)]
    public void What_goes_in_comes_out_in_the_windows_in_which_it_is_due(long picoseconds)
    {
        var random = new TestRandom((ulong)picoseconds);
        var width = new WindowWidth(picoseconds);
        var wheel = new MailWheel(width, new PagePool());
        var expected = new SortedSet<(long Time, ulong Key)>();
        ulong keys = 0;
        long now = 0;
        for (var round = 0; round < 3000; round++)
        {
            for (var i = random.Below(round % 50 == 0 ? 100 : 4); i >= 0; i--)
            {
                // Bursts at one time, near times, and times of any magnitude.
                var time = random.Below(4) == 0 && expected.Count > 0 ? expected.Max.Time : now + Math.Min(random.Magnitude(63), long.MaxValue - 1 - now);
                Append(wheel, time, ++keys, words: random.Below(5));
                expected.Add((time, keys));
            }

            Assert.Equal(expected.Min.Time, wheel.EarliestTime());
            Assert.Equal(expected.Min.Time, wheel.EarliestTime());
            var window = width.IndexOf(expected.Min.Time);
            wheel.MoveTo(window);
            now = expected.Min.Time;
            var taken = TakeAll(wheel);
            var due = expected.Where(mail => width.IndexOf(mail.Time) == window).ToList();
            Assert.Equal(due, taken.Order());
            expected.ExceptWith(due);

            // What belongs to the same window may come later, until the wheel moves on.
            if (random.Chance(30))
            {
                Append(wheel, now, ++keys, words: 1);
                expected.Add((now, keys));
            }

            if (expected.Count > 2000 || now > long.MaxValue / 2)
            {
                break;
            }
        }
    }

    [Fact]
    public void An_empty_wheel_has_no_earliest_time() =>
        Assert.Equal(long.MaxValue, new MailWheel(new WindowWidth(10), new PagePool()).EarliestTime());

    [Fact]
    public void Payloads_survive_being_dealt_out_to_lower_levels()
    {
        var wheel = new MailWheel(new WindowWidth(1), new PagePool());
        var time = 0x0123_4567_89AB_CDEF;
        Append(wheel, time, 1, words: 32);
        foreach (var before in new[] { 0x0100_0000_0000_0000, 0x0123_4500_0000_0000, 0x0123_4567_89AB_0000, time })
        {
            wheel.MoveTo(before);
        }

        var page = wheel.TakeCurrent(out _);
        var mail = (Mail*)MailPage.Begin(page);
        Assert.Equal((time, 32), (mail->Time, mail->Words));
        for (var i = 0; i < 32; i++)
        {
            Assert.Equal(1UL + (ulong)i, ((ulong*)(mail + 1))[i]);
        }
    }

    [Fact]
    public void All_mail_can_be_visited()
    {
        var random = new TestRandom(8);
        var wheel = new MailWheel(new WindowWidth(7), new PagePool());
        var expected = new List<(long, ulong)>();
        for (ulong key = 1; key <= 5000; key++)
        {
            expected.Add((random.Magnitude(62), key));
            Append(wheel, expected[^1].Item1, key, words: random.Below(33));
        }

        var visited = new List<(long, ulong)>();
        wheel.ForEach(mail => visited.Add((mail->Time, mail->Key)));
        Assert.Equal(expected.Order(), visited.Order());
    }

    private static void Append(MailWheel wheel, long time, ulong key, int words)
    {
        var mail = wheel.Append(time, Mail.HeaderBytes + (words * 8));
        mail->Time = time;
        mail->Key = key;
        mail->Tag = (uint)words;
        for (var i = 0; i < words; i++)
        {
            ((ulong*)(mail + 1))[i] = key + (ulong)i;
        }
    }

    private static List<(long Time, ulong Key)> TakeAll(MailWheel wheel)
    {
        var taken = new List<(long, ulong)>();
        var first = wheel.TakeCurrent(out var end);
        for (var page = first; page != null; page = page->Next)
        {
            for (var at = MailPage.Begin(page); at < MailWheel.PageEnd(page, end); at += ((Mail*)at)->Bytes)
            {
                var mail = (Mail*)at;
                taken.Add((mail->Time, mail->Key));
                for (var i = 0; i < mail->Words; i++)
                {
                    Assert.Equal(mail->Key + (ulong)i, ((ulong*)(mail + 1))[i]);
                }
            }
        }

        return taken;
    }
}
