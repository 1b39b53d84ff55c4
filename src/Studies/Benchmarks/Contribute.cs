using System.Globalization;
using Zhiheng.Contracts.Registry;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Powers;
using Zhiheng.Studies.Shelf;

namespace Zhiheng.Studies.Benchmarks;

/// <summary>Lets a figure of a year into the anonymous groups; one given before for the same year is replaced.</summary>
/// <param name="Value">A percentage from 0 to 100 with up to two decimals.</param>
/// <param name="Division">Two digits of GB/T 4754, as the firm states it.</param>
public sealed record Contribute(string? Figure, int Period, string? Division, string? Value, bool Consents);

/// <summary>Takes a figure out again; its value is erased.</summary>
public sealed record WithdrawContribution(Guid Contribution);

public sealed class ContributeHandler(Database database, BusinessCalendar calendar, IParties parties)
{
    /// <summary>Years back that are compared.</summary>
    public const int Years = 5;

    /// <summary>The years that figures may be of: those that are over.</summary>
    public static (int First, int Last) Periods(DateOnly today) => (today.Year - Years, today.Year - 1);

    public async Task<Outcome<Guid>> Handle(Contribute command, Act act, Mandate mandate, CancellationToken ct)
    {
        var (first, last) = Periods(calendar.Today);
        if (BenchmarkFigures.Find(command.Figure) is not { } figure)
        {
            return BenchmarkRefusals.Figure();
        }

        if (command.Period < first || command.Period > last)
        {
            return BenchmarkRefusals.Period(first, last);
        }

        if (Industries.SectionOf(command.Division) is null)
        {
            return BenchmarkRefusals.Division();
        }

        if (Percentage(command.Value) is not { } value)
        {
            return BenchmarkRefusals.Value();
        }

        if (!command.Consents)
        {
            return BenchmarkRefusals.Consent();
        }

        var (body, organization) = (mandate.Scope.Body, mandate.Scope.Body is null ? mandate.Scope.Organization : null);
        if (await parties.Of(body, organization, ct) is not { } owner)
        {
            return StudyRefusals.NoOwner();
        }

        var region = RegionCode.Parse(owner.Region);
        if (region.IsRefused)
        {
            return BenchmarkRefusals.Region();
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        await BenchmarkStore.Hold(work, figure.Key, figure.Version, command.Period, ct);
        var row = new ContributionRow
        {
            Id = Guid.CreateVersion7(calendar.Now), Body = body, Organization = organization, Figure = figure.Key, Definition = figure.Version, Period = command.Period,
            Value = value.ToString("0.##", CultureInfo.InvariantCulture), Division = command.Division!, Region = region.Value.Value, GivenAt = calendar.Now, GivenBy = mandate.Account,
        };
        var before = await BenchmarkStore.Own(work, figure.Key, figure.Version, command.Period, ct);
        if (before is not null && (before.Value, before.Division, before.Region) == (row.Value, row.Division, row.Region))
        {
            return before.Id;
        }

        if (before is not null)
        {
            await BenchmarkStore.Withdraw(work, before.Id, calendar.Now, ct);
        }

        await BenchmarkStore.Add(work, row, ct);
        await Publishing.Run(work, row, [row, .. before is null ? [] : new[] { before }], calendar.Now, ct);
        await work.Commit([], ct);
        return row.Id;
    }

    public async Task<Outcome<Guid>> Handle(WithdrawContribution command, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await BenchmarkStore.Own(work, command.Contribution, ct) is not { } row)
        {
            return ActRefusals.Unknown("对标数据");
        }

        await BenchmarkStore.Hold(work, row.Figure, row.Definition, row.Period, ct);
        await BenchmarkStore.Withdraw(work, row.Id, calendar.Now, ct);
        await Publishing.Run(work, row, [row], calendar.Now, ct);
        await work.Commit([], ct);
        return row.Id;
    }

    private static decimal? Percentage(string? text)
        => decimal.TryParse(text?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 100 && decimal.Round(value, 2) == value
            ? value
            : null;
}
