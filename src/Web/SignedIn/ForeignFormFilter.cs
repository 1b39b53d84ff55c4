using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Zhiheng.Web.SignedIn;

/// <summary>
/// A form whose token does not fit the signed-in account (two tabs, two firms; or a page kept for days) changes nothing and says why.
/// </summary>
public sealed class ForeignFormFilter(Visitor visitor) : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult)
        {
            return;
        }

        var request = context.HttpContext.Request;
        var owner = request.HasFormContentType ? request.Form[FormFields.Account].ToString() : string.Empty;
        var isForeign = visitor.Caller is { } caller && owner.Length > 0 && owner != caller.Account.Id.ToString();
        context.Result = new ViewResultOfRefusal(isForeign);
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    /// <summary>Answers 400 and lets the error page speak.</summary>
    private sealed class ViewResultOfRefusal(bool isForeign) : StatusCodeResult(StatusCodes.Status400BadRequest)
    {
        public override void ExecuteResult(ActionContext context)
        {
            context.HttpContext.Items["form-problem"] = isForeign ? "other-account" : "stale";
            base.ExecuteResult(context);
        }
    }
}
