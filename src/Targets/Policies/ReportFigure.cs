using System.Globalization;
using Zhiheng.Contracts.Targets;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Targets.Policies;

/// <summary>A responsible unit reports the figure of a target as of a month's end. Evidence: references of what the unit has handed in.</summary>
public sealed record ReportFigure(Guid Target, DateOnly AsOf, string Value, string? Note, IReadOnlyList<string> Evidence);

/// <summary>The quality office accepts a reported figure, or returns it with a reason; it never changes the figure itself.</summary>
public sealed record ReviewFigure(Guid Report, long Version, bool IsAccepted, string? Reason);

public sealed class ReportFigureHandler(Database database, BusinessCalendar calendar)
{
    public async Task<Outcome<Guid>> Handle(ReportFigure command, Act act, Mandate mandate, CancellationToken ct)
    {
        if ((ActRules.NoOrgan(mandate) ?? Trouble(command)) is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await TargetTaking.Find(work, command.Target, ct) is not { } target)
        {
            return ActRefusals.Unknown("指标");
        }

        if (target.SupersededOn is not null || target.Source != "reported")
        {
            return target.SupersededOn is null ? TargetRefusals.NotReported(target.Name) : TargetRefusals.Superseded(target.Name);
        }

        if (await FigureStore.OwnUnit(work, target, mandate.Organ!, ct) is not { } unit)
        {
            return TargetRefusals.NotYours(target.Name);
        }

        if (await FigureStore.HasOpen(work, target.Id, unit, command.AsOf, ct))
        {
            return TargetRefusals.Twice(command.AsOf);
        }

        var row = new ReportRow
        {
            Id = Guid.CreateVersion7(calendar.Now), Indicator = target.Id, Unit = unit, AsOf = command.AsOf, Value = Clean(command.Value)!, Note = command.Note?.Trim(),
            Evidence = ActRules.Write(command.Evidence), State = "sent", Reporter = mandate.Account, ReporterName = act.Who, SentOn = calendar.Today, OrganRegion = target.OrganRegion,
            OrganName = target.OrganName,
        };
        await FigureStore.Add(work, row, ct);
        await work.Commit([], ct);
        return row.Id;
    }

    public async Task<Outcome<Guid>> Handle(ReviewFigure command, Act act, Mandate mandate, CancellationToken ct)
    {
        if (!command.IsAccepted && ActRules.Text(command.Reason, "退回理由") is { } refusal)
        {
            return refusal;
        }

        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await FigureStore.Find(work, command.Report, ct) is not { } row)
        {
            return ActRefusals.Unknown("报数");
        }

        if (ActRules.Foreign(mandate, row.OrganRegion, row.OrganName) is { } foreign)
        {
            return foreign;
        }

        ActWork.SameVersion(nameof(ReportRow), row.Id, command.Version, row.Version);
        if (row.State != "sent" || row.Reporter == mandate.Account)
        {
            return row.State != "sent" ? TargetRefusals.State() : ActRefusals.SamePerson("报数人", "审核人");
        }

        var reviewed = row with
        {
            State = command.IsAccepted ? "accepted" : "returned", Reviewer = mandate.Account, ReviewerName = act.Who, ReviewedOn = calendar.Today, Decision = command.IsAccepted ? null : command.Reason,
        };
        ActWork.Saved(nameof(ReportRow), row.Id, await FigureStore.Review(work, reviewed, ct));
        var fact = new TargetFigureAccepted(calendar.Today, row.Indicator, row.UnitName, row.AsOf, row.Value);
        await work.Commit(command.IsAccepted ? [JournalEntry.Public(row.Indicator, fact)] : [], ct);
        return row.Id;
    }

    private Refusal? Trouble(ReportFigure command)
        => command.AsOf > calendar.Today || command.AsOf.AddDays(1).Day != 1 ? TargetRefusals.AsOf(command.AsOf, calendar.Today)
            : Clean(command.Value) is null ? TargetRefusals.Value(command.Value)
            : (string.IsNullOrWhiteSpace(command.Note) ? null : ActRules.PublicText(command.Note, "说明")) ?? ActRules.Evidence(command.Evidence);

    private static string? Clean(string text)
        => text.Trim() is { Length: > 0 and <= 20 } trimmed && decimal.TryParse(trimmed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value == decimal.Round(value, 4)
            ? value.ToString("0.####", CultureInfo.InvariantCulture)
            : null;
}
