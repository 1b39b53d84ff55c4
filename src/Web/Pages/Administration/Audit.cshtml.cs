using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.Look;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Administration;

/// <summary>The audit administrator searches the audit log. Reading it is in it, too.</summary>
[Needs(Power.ReadAuditLog)]
public sealed class AuditModel(AuditLog audit, Say say) : SignedInPage
{
    private const int PageSize = 100;

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Subject { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? Until { get; set; }

    [BindProperty(SupportsGet = true, Name = Address.Cursor)]
    public long? Before { get; set; }

    public IReadOnlyList<AuditRow> Rows { get; private set; } = [];

    /// <summary>The number before which the next page begins; null on the last one.</summary>
    public long? Next { get; private set; }

    /// <summary>Every kind by its name; one that only the address knows stands last, so that the page says what it looked for.</summary>
    public IEnumerable<Option> Kinds
        => AuditWords.Kinds.Append(Clean(Kind) ?? string.Empty).Where(kind => kind.Length > 0).Distinct()
            .Select(kind => new Option(kind, say[AuditWords.Of(kind)])).Prepend(new Option(string.Empty, say["全部", "all"]));

    public async Task OnGetAsync(CancellationToken ct)
    {
        await audit.Add(
            new AuditEntry("audit.read", Caller.Account.Id, Caller.Account.PersonName, Caller.Session?.Id, Origin.Address, "审计日志", Request.QueryString.Value ?? string.Empty), ct);
        var found = await audit.Search(new AuditFilter(Clean(Kind), Clean(Who), Clean(Subject), Start(From), Start(Until?.AddDays(1)), Before), PageSize + 1, ct);
        Rows = [.. found.Take(PageSize)];
        Next = found.Count > PageSize ? Rows[^1].Seq : null;
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateTimeOffset? Start(DateOnly? day)
        => day is { } one ? new DateTimeOffset(one.ToDateTime(TimeOnly.MinValue), BusinessCalendar.BeijingOffset).ToUniversalTime() : null;
}
