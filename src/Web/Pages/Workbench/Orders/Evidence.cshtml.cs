using Microsoft.AspNetCore.Mvc;
using Zhiheng.Platform.Audits;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Evidence;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Orders;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Workbench.Orders;

/// <summary>A file that an order or its answer names, for whoever may read evidence where the order lies. Each reading is logged.</summary>
[Needs(Power.ReadEvidence)]
public sealed class EvidenceModel(OwnOrders orders, Database database, EvidenceFiles files, AuditLog audit) : OrderPage(orders)
{
    [BindProperty(SupportsGet = true)]
    public string Digest { get; set; } = string.Empty;

    public override async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await Find(ct) || !Order.Evidence.Concat(Order.AnswerEvidence).Contains($"sha256:{Digest}", StringComparer.Ordinal))
        {
            return NotFound();
        }

        EvidenceFile? kept;
        await using (var session = await database.Read(ct))
        {
            kept = await EvidenceFiles.OfDigest(session, Digest, ct) is [var first, ..] ? first : null;
        }

        if (kept is null)
        {
            return NotFound();
        }

        await audit.Add(
            new AuditEntry("evidence.read", Caller.Account.Id, Caller.Account.PersonName, Caller.Session?.Id, Origin.Address, Request.Path, kept.Digest), ct);
        var content = (await files.Open(kept.Id, ct)).Value;
        Response.RegisterForDisposeAsync(content);
        Response.Guard(content);
        return File(content.Stream, content.ContentType);
    }
}
