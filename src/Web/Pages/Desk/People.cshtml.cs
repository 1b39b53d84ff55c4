using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Bodies;
using Zhiheng.Registry.Desks;
using Zhiheng.Registry.Schemes;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Desk;

/// <summary>Who audits for the body as it has reported them, what it is approved for, and who signs in for it.</summary>
[Needs(Power.ReportCertificates)]
public sealed class PeopleModel(OwnDesk desk, AccountOffice accounts, SchemeTable schemes) : DeskPage
{
    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Cursor { get; set; }

    public CertificationBody? Body { get; private set; }

    public ListPage<OwnPerson, Guid?> Found { get; private set; } = new([], null);

    public IReadOnlyList<Platform.Accounts.Account> Accounts { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Body = await desk.Body(Mandate, ct);
        Found = await desk.People(Name, Cursor, Mandate, ct);
        Accounts = Caller.Account.Owner is { } owner ? [.. (await accounts.OfOwner(owner, ct)).Where(account => account.Kind == Caller.Account.Kind)] : [];
    }

    /// <summary>The name of a scheme that the body is approved for; a code stands for all that begin with it.</summary>
    public string SchemeName(string code) => schemes.Resolve(code)?.Name ?? code;
}
