using System.Text.Encodings.Web;
using System.Text.Json;
using Zhiheng.Contracts.Indicators;
using Zhiheng.Contracts.Targets;
using Zhiheng.Kernel;
using Zhiheng.Platform.Acts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Journals;
using Zhiheng.Platform.Powers;

namespace Zhiheng.Targets.Policies;

/// <summary>
/// How a target is measured. <paramref name="Source"/>: module (then <paramref name="Ask"/>), reported (by its responsible units), none (then
/// <paramref name="Why"/> says what is missing). For the others Why may say what the figure does not cover.
/// </summary>
public sealed record BindTarget(Guid Target, long Version, string Source, IndicatorAsk? Ask, string? Why);

/// <summary>Binds targets to published indicators. A binding may be changed later; each change is a public fact.</summary>
public sealed class BindTargetHandler(Database database, BusinessCalendar calendar, IIndicators indicators)
{
    public async Task<Outcome<Guid>> Handle(BindTarget command, Act act, Mandate mandate, CancellationToken ct)
    {
        if (Trouble(command) is { } refusal)
        {
            return refusal;
        }

        var bound = await Write(command, act, mandate, ct);
        if (!bound.IsRefused && command.Ask is { } ask)
        {
            // After the transaction: the module that keeps the figures writes in one of its own.
            await indicators.Keep([ask], ct);
        }

        return bound;
    }

    private async Task<Outcome<Guid>> Write(BindTarget command, Act act, Mandate mandate, CancellationToken ct)
    {
        await using var work = await ActWork.Begin(database, act, mandate, ct);
        if (await TargetTaking.Find(work, command.Target, ct) is not { } target)
        {
            return ActRefusals.Unknown("指标");
        }

        if ((ActRules.Foreign(mandate, target.OrganRegion, target.OrganName) ?? Ended(target)) is { } refused)
        {
            return refused;
        }

        ActWork.SameVersion(nameof(TargetRow), target.Id, command.Version, target.Version);
        var filter = command.Ask is { } ask ? Filters.Write(ask.Filter) : null;
        var row = target with
        {
            Source = command.Source, Ask = command.Ask?.Name, Filter = filter, Why = string.IsNullOrWhiteSpace(command.Why) ? null : command.Why.Trim(), BoundBy = act.Who, BoundOn = calendar.Today,
        };
        ActWork.Saved(nameof(TargetRow), row.Id, await PolicyStore.Bind(work, row, ct));
        var fact = new TargetBound(
            calendar.Today, row.Policy, row.Name, row.Source, row.Ask, filter is null ? null : JsonSerializer.Deserialize<JsonElement>(filter), row.Why);
        await work.Commit(JournalEntry.Public(row.Id, fact), ct);
        return row.Id;
    }

    private Refusal? Trouble(BindTarget command)
        => command.Source switch
        {
            "module" when command.Ask is { } ask => indicators.Definition(ask.Name) is null ? TargetRefusals.UnknownIndicator(ask.Name) : indicators.Trouble(ask),
            "reported" when command.Ask is null => null,
            "none" when command.Ask is null => ActRules.PublicText(command.Why, "无法计量的原因", 500),
            _ => TargetRefusals.Source(),
        } ?? (string.IsNullOrWhiteSpace(command.Why) ? null : ActRules.PublicText(command.Why, "说明", 500));

    private static Refusal? Ended(TargetRow target) => target.SupersededOn is null ? null : TargetRefusals.Superseded(target.Name);
}

/// <summary>The filter of a binding as it is kept: JSON.</summary>
public static class Filters
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(IndicatorFilter filter) => JsonSerializer.Serialize(filter, Json);

    public static IndicatorFilter Read(string? json) => json is null ? IndicatorFilter.None : JsonSerializer.Deserialize<IndicatorFilter>(json, Json)!;

    /// <summary>What a bound target asks; null unless a module measures it.</summary>
    public static IndicatorAsk? AskOf(TargetRow target) => target.Ask is { } name ? new IndicatorAsk(name, Read(target.Filter)) : null;
}

internal static class TargetTaking
{
    public static Task<TargetRow?> Find(Session session, Guid id, CancellationToken ct)
        => session.First<TargetRow>($$"""select {{PolicyStore.TargetColumns}} from targets_indicator t where t.id = @id and {mine targets_indicator t}""", new { id }, ct);
}

internal static class TargetRefusals
{
    public static Refusal UnknownIndicator(string name) => new("targets.target.unknown-indicator", $"没有公布名为“{name}”的指标。请从列表中选择；各指标的定义见指标目录。");

    public static Refusal Source() => new("targets.target.source", "请选择数据来源：系统指标、责任单位报数，或说明为什么无法计量。");

    public static Refusal Superseded(string name) => new("targets.target.superseded", $"指标“{name}”已被后来的政策替代，不再变更。请在新的政策中办理。");

    public static Refusal NotReported(string name) => new("targets.target.not-reported", $"指标“{name}”不由责任单位报数，不能报送。请联系质量工作机构确认数据来源。");

    public static Refusal NotYours(string name) => new("targets.target.not-yours", $"本单位不是指标“{name}”所属任务的责任单位，不能报送。单位改名、合并的，请联系质量工作机构更新承接机关。");

    public static Refusal AsOf(DateOnly asOf, DateOnly today) => new("targets.target.as-of", $"数据截止日 {asOf:yyyy-MM-dd} 须是月末，且不晚于今天（{today:yyyy-MM-dd}）。请更正。");

    public static Refusal Value(string text) => new("targets.target.value", $"“{text}”不是大于等于 0 的数，或小数超过四位。请填写阿拉伯数字，不带单位和千分位逗号。");

    public static Refusal Twice(DateOnly asOf) => new("targets.target.twice", $"本单位已报送截至 {asOf:yyyy-MM-dd} 的数据，正在审核或已认可。退回后才能重报。");

    public static Refusal State() => new("targets.target.report-state", "这条报数已经审核过。请刷新页面后再看。");

    public static Refusal NoUnit() => new("targets.target.no-unit", "没有找到这个责任单位，或者它不在您的管辖范围内。请返回列表重新选择。");
}
