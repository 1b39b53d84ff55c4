using Microsoft.AspNetCore.Mvc;
using Zhiheng.Kernel;
using Zhiheng.Platform.Powers;
using Zhiheng.Registry.Orders;
using Zhiheng.Web.Pages.Workbench;
using Zhiheng.Web.SignedIn;

namespace Zhiheng.Web.Pages.Desk;

/// <summary>One order and the body's answer. What was ordered is reported, not answered: the report closes the order.</summary>
[Needs(Power.AnswerOrders)]
[RequestSizeLimit(MostFormBytes)]
[RequestFormLimits(MultipartBodyLengthLimit = MostFormBytes)]
public sealed class OrderModel(OwnOrders orders, AnswerOrderHandler handler, HandedIn evidence) : DeskPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public long Version { get; set; }

    [BindProperty]
    public AnswerKind? Kind { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public List<IFormFile> Evidence { get; set; } = [];

    public OrderView Order { get; private set; } = null!;

    /// <summary>Where what was ordered is carried out.</summary>
    public string ChangeHref => $"/desk/certificates/{Order.CertificateCode}/change?kind={(Order.Kind == OrderKind.Suspend ? "Suspend" : "Revoke")}";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await Find(ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await Find(ct))
        {
            return NotFound();
        }

        if (Kind is not { } kind)
        {
            return PageWith(DeskPageRefusals.AnswerMissing(), nameof(Kind));
        }

        if (string.IsNullOrWhiteSpace(Answer))
        {
            return PageWith(DeskPageRefusals.GroundsMissing(), nameof(Answer));
        }

        var act = ActBy($"答复责令 {Order.Number}", Order.Basis);
        var answered = await With(
            evidence, Evidence, "order-answer", Id, Order.Organ.Region.Value, act,
            kept =>
            {
                string[] references = [.. kept.Select(file => $"sha256:{file.Digest}")];
                return handler.Handle(new AnswerOrder(Id, Version, kind, Answer, references), act with { Evidence = references }, Mandate, ct);
            },
            ct);
        return answered.IsRefused ? PageOf(answered.Refusal, nameof(Evidence)) : LocalRedirect($"/desk/orders/{Id}?done=answered");
    }

    private async Task<bool> Find(CancellationToken ct)
    {
        var found = await orders.Find(Id, Mandate, ct);
        if (!found.IsRefused)
        {
            Order = found.Value;
        }

        return !found.IsRefused;
    }
}
