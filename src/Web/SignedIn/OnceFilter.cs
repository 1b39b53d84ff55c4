using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Zhiheng.Platform.Accounts;
using Zhiheng.Platform.Databases;

namespace Zhiheng.Web.SignedIn;

/// <summary>
/// A form of a signed-in page acts once, however often it is sent. Its number is stored with the act in one transaction
/// (<see cref="Kernel.Act.Once"/>); what comes second is led to where the first one led.
/// </summary>
public sealed class OnceFilter(Visitor visitor, FormStore forms) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (visitor.Caller is not { } caller || !HttpMethods.IsPost(request.Method))
        {
            await next();
            return;
        }

        if (!request.HasFormContentType || !Guid.TryParse(request.Form[FormFields.Once], out var once))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
            return;
        }

        var ct = context.HttpContext.RequestAborted;
        if (await forms.ReceiptOf(once, caller.Account.Id, ct) is { } known)
        {
            context.Result = new LocalRedirectResult(known);
            return;
        }

        visitor.Once = once;
        var done = await next();
        if (done.Exception is AlreadyActedException)
        {
            // The first sending has committed a moment ago and may not have noted its receipt yet.
            done.ExceptionHandled = true;
            done.Result = new LocalRedirectResult(await forms.ReceiptOf(once, caller.Account.Id, ct) ?? "/home?done=1");
        }
        else if (done.Exception is ChangedByAnotherException)
        {
            done.ExceptionHandled = true;
            done.Result = new LocalRedirectResult("/changed");
        }
        else if (Target(done.Result) is { } location)
        {
            await forms.KeepReceipt(once, caller.Account.Id, location, CancellationToken.None);
        }
    }

    private static string? Target(IActionResult? result) => result is LocalRedirectResult redirect ? redirect.Url : null;
}
