using Zhiheng.Modules.Tests.Registry.Rules;
using Zhiheng.Registry.Certificates;
using Zhiheng.Registry.Demo;

namespace Zhiheng.Modules.Tests.Registry.Import;

/// <summary>
/// A made-up life of one certificate, row by row, and what must hold on each day by painting days one by one: no facts, no folding.
/// </summary>
internal sealed class RandomLife
{
    public const int Days = 1500;

    public static readonly DateOnly Issued = new(2026, 1, 10);

    private readonly Standing[] acts = new Standing[Days];
    private readonly int[] lastDays = new int[Days];
    private Dice dice;
    private int reports;
    private int since;
    private int until;
    private int expires = 1096;

    public RandomLife(int seed)
    {
        dice = new Dice(seed, Purpose.Life, 0);
        Number = $"R{seed:00000}";
        Array.Fill(acts, Standing.Valid);
        Array.Fill(lastDays, expires);
    }

    public string Number { get; }

    private Standing Act => acts[Days - 1];

    public static DateOnly On(int day) => Issued.AddDays(day);

    public Standing StandingOn(int day)
        => acts[day] is Standing.Revoked or Standing.Cancelled ? acts[day]
        : day > lastDays[day] ? Standing.Expired
        : acts[day];

    /// <summary>The next row, reported on <paramref name="today"/> (days since the issue), and whether the register must take it.</summary>
    public (Row Row, bool IsTaken) Next(int today)
    {
        // A scope of its own, so that no row is a mere repeat.
        var row = Row.System().With($"CERT_NUMBER={Number}|FIRST_CERT_DATE={Issued:yyyy-MM-dd}|AWARD_DATE={Issued:yyyy-MM-dd}")
            .With($"CERTI_E_DATE={On(expires):yyyy-MM-dd}|BUSI_COVER_SCOP=轴承的设计和制造，第{++reports}次上报");
        return reports == 1 ? (row, true) : dice.Below(9) switch
        {
            0 or 1 or 2 => Suspend(row, today),
            3 or 4 => Extend(row, today),
            5 or 6 => Valid(row, today),
            7 => dice.Chance(250) ? End(row, today) : Valid(row, today),
            _ => Renew(row, today),
        };
    }

    private bool HasEnded => Act is Standing.Revoked or Standing.Cancelled;

    private (Row, bool) Suspend(Row row, int today)
    {
        var from = today - dice.Below(250);
        var to = from + dice.Below(150);
        row.With($"CERTI_STATUS=02|PAUSE_CAUSE=0116|PAUSE_S_DATE={On(from):yyyy-MM-dd}|PAUSE_E_DATE={On(to):yyyy-MM-dd}");
        if (Act == Standing.Suspended)
        {
            return (row, Extension(from, to));
        }

        var taken = !HasEnded && from >= since && from <= expires;
        if (taken)
        {
            Paint(from, Standing.Suspended);
            until = to;
        }

        return (row, taken);
    }

    private (Row, bool) Extend(Row row, int today)
    {
        var to = until + dice.Below(60) - 10;
        if (Act != Standing.Suspended || to < since)
        {
            return Valid(row, today);
        }

        row.With($"CERTI_STATUS=02|PAUSE_CAUSE=0116|PAUSE_S_DATE={On(since):yyyy-MM-dd}|PAUSE_E_DATE={On(to):yyyy-MM-dd}");
        return (row, Extension(since, to));
    }

    private bool Extension(int from, int to)
    {
        if (from == since && to == until)
        {
            return true;
        }

        var taken = from == since && to > until;
        until = taken ? to : until;
        return taken;
    }

    private (Row, bool) Valid(Row row, int today)
    {
        var on = today - dice.Below(250);
        row.With($"CHG_TYP_CODE=97_02|CHG_DATE={On(on):yyyy-MM-dd}|APPR_AC_CODE=05");
        var taken = !HasEnded && (Act != Standing.Suspended || (on >= since && on <= expires));
        if (taken && Act == Standing.Suspended)
        {
            Paint(on, Standing.Valid);
        }

        return (row, taken);
    }

    private (Row, bool) End(Row row, int today)
    {
        var on = today - dice.Below(40);
        var isRevoked = dice.Chance(500);
        row.With($"CERTI_STATUS={(isRevoked ? "03" : "04")}|CANCEL_CAUSE=0112|CANCEL_DATE={On(on):yyyy-MM-dd}");
        var taken = !HasEnded && on >= since;
        if (taken)
        {
            Paint(on, isRevoked ? Standing.Revoked : Standing.Cancelled);
        }

        return (row, taken);
    }

    private (Row, bool) Renew(Row row, int today)
    {
        var awarded = today - dice.Below(20);
        var last = awarded + 1000 + dice.Below(200);
        row.With($"AWARD_DATE={On(awarded):yyyy-MM-dd}|CERTI_E_DATE={On(last):yyyy-MM-dd}");
        if (HasEnded || last < expires)
        {
            return (row, false);
        }

        var began = Math.Max(awarded, since);
        var renewed = last > expires;
        if (Act == Standing.Suspended)
        {
            return (row.With($"CHG_TYP_CODE=97_02|CHG_DATE={On(awarded):yyyy-MM-dd}"), RenewSuspended(awarded, last, began));
        }

        if (renewed)
        {
            Extend(began, last);
        }

        return (row, true);
    }

    private bool RenewSuspended(int awarded, int last, int began)
    {
        if (awarded < since)
        {
            return false;
        }

        Extend(began, last);
        Paint(awarded, Standing.Valid);
        return true;
    }

    private void Extend(int from, int last)
    {
        expires = last;
        Array.Fill(lastDays, last, from, Days - from);
    }

    private void Paint(int from, Standing standing)
    {
        since = from;
        Array.Fill(acts, standing, from, Days - from);
    }
}
