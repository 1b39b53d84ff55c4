using Microsoft.AspNetCore.Mvc.Filters;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Databases;
using Zhiheng.Platform.Notices;
using Zhiheng.Platform.Powers;
using Zhiheng.Web.Look;

namespace Zhiheng.Web.SignedIn;

/// <summary>Puts around every signed-in page who is acting, for whom, and where they can go.</summary>
public sealed class FrameFilter(Visitor visitor, Database database, Say say) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerInstance is SignedInPage page && visitor.Caller is { Session: null or { Stage: Stage.Full } } caller)
        {
            page.ViewData.SetFrame(await Make(caller, context.HttpContext));
        }

        await next();
    }

    private async Task<Frame> Make(Caller caller, HttpContext context)
    {
        await using var session = await database.Read(context.RequestAborted);
        var roles = caller.Roles.Select(role => Roles.Name(say, role)).ToList();
        var lent = caller.Lent.Select(one => say[$"代理{one.AbsentName}", $"for {one.AbsentName}"]);
        return new Frame
        {
            Area = caller.Account.Kind == AccountKind.Authority ? say["工作台", "Workbench"] : say["办事大厅", "Service desk"],
            HomeHref = "/home",
            Person = caller.Account.PersonName,
            Organisation = caller.Account.OrganizationName,
            Role = roles.Count == 0 ? say["未授权", "no role"] : string.Join('、', roles.Concat(lent)),
            Inbox = await Inbox.CountUnread(session, caller.Account.Id, context.RequestAborted),
            InboxHref = "/inbox",
            AccountHref = "/account",
            SearchAction = caller.May(Power.ReadRegister) ? "/workbench/search" : null,
            SearchHint = say["组织、证书、人员、文号", "Organisation, certificate, person, document number"],
            Query = context.Request.Query["q"].ToString(),
            Groups = Rail.For(caller, say),
        };
    }
}
