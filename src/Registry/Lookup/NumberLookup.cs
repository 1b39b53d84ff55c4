using System.Collections.Concurrent;
using System.Security.Cryptography;
using Zhiheng.Kernel;
using Zhiheng.Platform.Databases;
using Zhiheng.Registry.Certificates;

namespace Zhiheng.Registry.Lookup;

/// <summary>An answer ready to be sent: UTF-8 JSON and its entity tag.</summary>
public sealed record NumberAnswer(ReadOnlyMemory<byte> Json, string ETag)
{
    internal long Mark { get; init; }

    internal DateOnly Day { get; init; }
}

/// <summary>
/// Whether the certificates under a number hold at this moment: the question the public asks most. Answers are kept, but one is
/// given out again only while the database has not changed since it was read and the Beijing day is the same; so a suspension
/// shows in the very next answer, whichever process or node wrote it.
/// </summary>
public sealed class NumberLookup : IAsyncDisposable
{
    /// <summary>About 1 kB each.</summary>
    private const int MostKept = 50_000;

    private readonly Database database;
    private readonly BusinessCalendar calendar;
    private readonly VerificationText text;
    private readonly KeyedRead<VerifiedRow> read;
    private readonly ConcurrentDictionary<string, NumberAnswer> kept = new(StringComparer.Ordinal);

    private int writes;

    /// <summary>The hash of the number last asked in each slot. A lost or torn guess costs one look-up, nothing else.</summary>
    private readonly int[] asked = new int[1 << 16];

    public NumberLookup(Database database, BusinessCalendar calendar, VerificationText text)
    {
        this.database = database;
        this.calendar = calendar;
        this.text = text;
        read = new KeyedRead<VerifiedRow>(database, VerifiedRow.Sql, VerifiedRow.Read);
    }

    /// <summary>The answer for a number as typed: any case, any width, spaces, O for 0 and I for 1.</summary>
    public async ValueTask<NumberAnswer> Verify(string number)
    {
        var day = calendar.Today;
        if (kept.TryGetValue(number, out var answer) && answer.Day == day && answer.Mark == await database.Freshness.Mark())
        {
            return answer;
        }

        var worthKeeping = WasAskedBefore(number);
        var found = await read.Find(NumberKey.Of(number), marked: worthKeeping);
        var json = text.Write(number, found.Rows, day);
        var fresh = new NumberAnswer(json, Tag(json)) { Mark = found.Mark, Day = day };
        if (worthKeeping && found.Rows.Count > 0)
        {
            Keep(number, fresh);
        }

        return fresh;
    }

    public ValueTask DisposeAsync() => read.DisposeAsync();

    /// <summary>Numbers asked once are most numbers: keeping each would make the collector carry what nobody asks again.</summary>
    private bool WasAskedBefore(string number)
    {
        var hash = number.GetHashCode(StringComparison.Ordinal);
        ref var slot = ref asked[hash & (asked.Length - 1)];
        if (slot == hash)
        {
            return true;
        }

        slot = hash;
        return false;
    }

    private void Keep(string number, NumberAnswer answer)
    {
        // Often-asked numbers come back by themselves; forgetting all of them now and then is cheaper than ranking them.
        // (The dictionary's own count takes all its locks.)
        if (Interlocked.Increment(ref writes) >= MostKept)
        {
            Interlocked.Exchange(ref writes, 0);
            kept.Clear();
        }

        kept[number] = answer;
    }

    private static string Tag(ReadOnlyMemory<byte> json)
        => $"\"{Convert.ToHexStringLower(SHA256.HashData(json.Span).AsSpan(0, 12))}\"";
}
