using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench;

/// <summary>Lines in the audit log for what officers read and take away.</summary>
internal static class WorkbenchTrace
{
    public static Task Export(this AuditLog audit, SignedInPage page, string what, CancellationToken ct)
        => audit.Add(Entry(page.Caller, "export", page.HttpContext, what), ct);

    public static Task Read(this AuditLog audit, Caller caller, HttpContext context, string what, CancellationToken ct)
        => audit.Add(Entry(caller, "read", context, what), ct);

    private static AuditEntry Entry(Caller caller, string kind, HttpContext context, string what) => new(
        kind, caller.Account.Id, caller.Account.PersonName, caller.Session?.Id, context.Connection.RemoteIpAddress?.ToString() ?? "?", what,
        context.Request.Path + context.Request.QueryString);
}
