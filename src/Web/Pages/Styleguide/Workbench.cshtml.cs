using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Platform.Tables;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.Pages.Styleguide;

/// <summary>One matter of the sample list.</summary>
public sealed record SampleMatter(string Kind, OrderState State, string Holder, string Number, string NextStep, string Basis, DateOnly Since, DateOnly Due);

/// <summary>A whole page of the signed-in frame: tallies, filters, a list with its order in the address, and its files. All of it is made up.</summary>
public sealed class WorkbenchModel(Say say) : PageModel
{
    public static readonly DateOnly Today = new(2026, 11, 18);

    private static readonly SampleMatter[] Matters =
    [
        new("检查结果", OrderState.Overdue, "济南泉城电缆有限公司", "济历市监检〔2026〕7号", "公示结果", "检查完成起 20 个工作日", new(2026, 10, 20), new(2026, 11, 17)),
        new("告知承诺", OrderState.Waiting, "山东明测检测有限公司", "鲁市监许〔2026〕311号", "录入核查结论", "决定起 3 个月", new(2026, 8, 18), new(2026, 11, 18)),
        new("投诉", OrderState.Waiting, "济南好邻居超市", "济历市监诉〔2026〕508号", "决定是否受理", "收到起 7 个工作日", new(2026, 11, 9), new(2026, 11, 18)),
        new("暂停指令", OrderState.Answered, "中质认证（演示）有限公司", "济历市监责停〔2026〕12号", "核对机构答复", "指令后 5 个工作日", new(2026, 11, 13), new(2026, 11, 20)),
        new("异议", OrderState.Returned, "章丘华盛阀门有限公司", "济市监异〔2026〕3号", "指定复检机构", "受理起 10 个工作日", new(2026, 11, 12), new(2026, 11, 26)),
        new("处罚公示", OrderState.Accepted, "济南和润食品有限公司", "济历市监处罚〔2026〕118号", "公示决定", "决定起 20 个工作日", new(2026, 11, 11), new(2026, 12, 9)),
    ];

    // Orders are read through this table only: what the address says never reaches a query.
    private static readonly Dictionary<string, Func<SampleMatter, object>> Orders = new(StringComparer.Ordinal)
    {
        ["due"] = matter => matter.Due,
        ["holder"] = matter => matter.Holder,
    };

    public IReadOnlyList<SampleMatter> Shown { get; private set; } = [];

    public IActionResult OnGet(string? q, string? kind, string? sort, string? format)
    {
        var found = Matters.Where(matter => kind is null or "" || matter.Kind == kind)
            .Where(matter => q is null || matter.Holder.Contains(q, StringComparison.Ordinal) || matter.Number.Contains(q, StringComparison.Ordinal));
        var order = Orders.GetValueOrDefault(sort?.TrimStart('-') ?? "due", Orders["due"]);
        Shown = [.. sort?.StartsWith('-') == true ? found.OrderByDescending(order) : found.OrderBy(order)];
        if (format is not null)
        {
            return new TableDownload<SampleMatter>("待办", format, Columns(), Shown.ToAsyncEnumerable()) { Trace = () => Task.CompletedTask };
        }

        ViewData.SetFrame(SampleFrame.Of(say, q ?? ""));
        return Page();
    }

    public static IEnumerable<Option> Kinds(string all) => Matters.Select(matter => new Option(matter.Kind, matter.Kind)).Prepend(new Option("", all));

    private TableColumn<SampleMatter>[] Columns() =>
    [
        new(say["事项", "Matter"], 12, matter => matter.Kind),
        new(say["对象", "About"], 32, matter => matter.Holder),
        new(say["文号", "Number"], 28, matter => matter.Number),
        new(say["期限", "Due"], 12, matter => matter.Due),
    ];
}
